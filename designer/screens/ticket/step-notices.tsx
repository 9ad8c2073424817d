import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shortTime } from "../../i18n/time.ts";
import { announce } from "../../ui/live-region.tsx";
import type { Shown } from "./step-form.ts";

/** Who moved it where, from the ticket as it is now. */
export function Moved({ ticket, step }: { readonly ticket: TicketView; readonly step: string }) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const last = ticket.thread.at(-1);
  const state = say(ticket.place?.state.name ?? "");
  return (
    <p role="alert" className="m-0 flex gap-2 rounded-lg bg-warning-fill px-3 py-2 text-warning">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      {last
        ? t("dialog.movedBy", { name: last.by.name, state, time: shortTime(last.enteredAt, language), step })
        : t("dialog.movedOn", { state, step })}
    </p>
  );
}

/** Items that appear because of an answer are said politely; focus stays where the person types. */
export function useAnnounceNew(
  shown: readonly Shown[],
  labelOf: (item: string) => string,
  words: (names: string) => string,
): void {
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const now = new Set(shown.flatMap(({ item }) => item ?? []));
    const added = before.current ? [...now].filter((item) => !before.current?.has(item)) : [];
    before.current = now;
    if (added.length > 0) announce(words(added.map(labelOf).join(", ")));
  });
}
