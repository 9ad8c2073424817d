import { useQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import type { ReaderView } from "../../../api/contract/mail-out.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { mailOut } from "../../i18n/mail-out.ts";
import { dateTime } from "../../i18n/time.ts";

const NOBODY: readonly ReaderView[] = [];

const useReaders = (ticket: string): readonly ReaderView[] =>
  useQuery({
    queryKey: keys.readersOf(ticket),
    queryFn: async () => bodyOf(await client.mailOut.readers({ params: { id: ticket } })).items,
  }).data ?? NOBODY;

/** In words: to which addresses a reply goes (`names`: who reads it where none is known; empty: nobody), who gets a copy, and whom it does not reach. */
export function GoesTo({ ticket, names }: { readonly ticket: string; readonly names: string }) {
  const t = useWords(mailOut);
  const w = useWords(desk);
  const language = useLanguage();
  const readers = useReaders(ticket);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const written = ({ name, address }: ReaderView) =>
    address === null || name === address ? name : `${name} <${address}>`;
  const said = (kind: (reader: ReaderView) => boolean) => list.format(readers.filter(kind).map(written));
  const reached = ({ address, dead }: ReaderView) => address !== null && !dead;
  const to = said((one) => reached(one) && one.as === "to");
  const copy = said((one) => reached(one) && one.as === "cc");
  const missed = said((one) => !reached(one));
  if (to === "" && copy === "" && missed === "") return names === "" ? t("goes.nobody") : w("reply.who", { names });
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {to !== "" && t(copy === "" ? "goes.to" : "goes.toAndCopy", { to, copy })}
      {to === "" && copy !== "" && t("goes.copy", { copy })}
      {to === "" && copy === "" && t("goes.nowhere")}
      {missed !== "" && ` ${t("goes.not", { missed })}`}
    </span>
  );
}

/** Above a reply: at whom of its readers nothing arrives, and who has no address at all. */
export function Unreached({ ticket }: { readonly ticket: string }) {
  const t = useWords(mailOut);
  const say = useSay();
  const language = useLanguage();
  const data = useReaders(ticket);
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
