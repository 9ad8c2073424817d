import { useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { useMe } from "../../data/session.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { shortTime } from "../../i18n/time.ts";
import { useMessages } from "./use-ticket.ts";

/** What others did on the ticket since somebody began to type here; what is typed stays. `since` null: nothing is typed. */
export function Meanwhile({ ticket, since }: { readonly ticket: TicketView; readonly since: number | null }) {
  const t = useWords(live);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const messages = useMessages(ticket.id);
  const last = messages.data?.at(-1);
  const stay = ticket.thread.at(-1);
  const wordOf = (id: string | undefined) => id ?? "";
  const now = { word: wordOf(last?.id), stay: stay?.enteredAt ?? 0, known: messages.data !== undefined };
  // Where the ticket stood when the first key was pressed: it is compared with that until nothing is typed any more.
  const [begun, setBegun] = useState<typeof now | null>(null);
  const [shownAt] = useState(Date.now);
  const typing = since !== null;
  // Words from before this page was opened: what has happened since they were typed has not been seen.
  const before = (at: number): typeof now => ({
    ...now,
    word: wordOf(messages.data?.findLast((one) => one.at <= at)?.id),
    stay: Math.min(now.stay, at),
  });
  if (since !== null && begun === null && now.known) setBegun(since < shownAt ? before(since) : now);
  if (!typing && begun !== null) setBegun(null);
  if (!typing || begun === null) return <p role="status" className="m-0" />;
  const moved = stay && stay.enteredAt > begun.stay && stay.by.id !== me.person.id ? stay : null;
  const wrote = last && last.id !== begun.word && last.author.id !== me.person.id ? last : null;
  const words = [
    ...(moved
      ? [
          t("meanwhile.moved", {
            name: moved.by.name,
            state: say(moved.state.name),
            time: shortTime(moved.enteredAt, language),
          }),
        ]
      : []),
    ...(wrote ? [t("meanwhile.wrote", { name: wrote.author.name, time: shortTime(wrote.at, language) })] : []),
  ];
  return (
    <p
      role="status"
      className={words.length > 0 ? "mt-0 mb-2 rounded-md bg-warning-fill px-3 py-1.5 text-warning" : "m-0"}
    >
      {words.join(" ")}
    </p>
  );
}
