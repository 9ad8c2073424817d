import { useQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { mailOut } from "../../i18n/mail-out.ts";
import { dateTime } from "../../i18n/time.ts";

/** Above a reply: at whom of its readers nothing arrives, and who has no address at all. */
export function Unreached({ ticket }: { readonly ticket: string }) {
  const t = useWords(mailOut);
  const say = useSay();
  const language = useLanguage();
  const { data = [] } = useQuery({
    queryKey: keys.readersOf(ticket),
    queryFn: async () => bodyOf(await client.mailOut.readers({ params: { id: ticket } })).items,
  });
  const unreached = data.filter(({ address, dead }) => address === null || dead);
  if (unreached.length === 0) return null;
  return (
    <ul className="m-0 mb-2 list-none p-0 text-xs text-error">
      {unreached.map(({ name, address, dead }) => (
        <li key={`${name}${address}`} className="flex items-start gap-1.5" title={dead?.said}>
          <MailX size={14} aria-hidden className="mt-px shrink-0" />
          <span className="min-w-0 break-words">
            {dead && address !== null
              ? t("dead", { address, time: dateTime(dead.since, language), why: say(dead.why) })
              : t("noAddress", { name })}
          </span>
        </li>
      ))}
    </ul>
  );
}
