import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { isAgent, useMe } from "../data/session.ts";
import { fields } from "../i18n/fields.ts";
import { useWords } from "../i18n/i18n.ts";
import { useSettled } from "../screens/search/use-settled.ts";
import { TextField } from "../ui/field.tsx";
import { asText, type KindControlProps } from "./control.ts";

const SETTLED_MS = 200;

/** The number of a ticket, with the ticket that it means under it. */
export function TicketControl({ shared, value, onChange, onBlur }: KindControlProps) {
  const t = useWords(fields);
  const number = useSettled(typeof value === "number" ? value : null, SETTLED_MS);
  return (
    <TextField
      {...shared}
      inputMode="numeric"
      placeholder={t("ticket.placeholder")}
      hint={
        number === null ? (
          shared.hint
        ) : (
          <>
            {shared.hint} <Meant number={number} />
          </>
        )
      }
      value={asText(value)}
      onBlur={onBlur}
      onChange={(text) => {
        const [, digits] = /^#?(\d{1,9})$/.exec(text.trim()) ?? [];
        onChange(text.trim() === "" ? null : digits === undefined ? text : Number(digits));
      }}
    />
  );
}

function Meant({ number }: { readonly number: number }) {
  const t = useWords(fields);
  const me = useMe();
  const found = useQuery({
    queryKey: [...keys.ticket(String(number)), "meant"],
    queryFn: async () => {
      const answer = await client.tickets.read({ params: { id: String(number) } });
      return answer.ok ? answer.body.subject : null;
    },
  });
  if (found.data === undefined) return null;
  if (found.data === null) return <span>{t("ticket.none", { number })}</span>;
  return (
    <Link to={`${isAgent(me) ? "/tickets" : "/my"}/${number}`} className="text-link hover:underline">
      #{number} {found.data}
    </Link>
  );
}
