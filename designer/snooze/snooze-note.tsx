import { Moon } from "lucide-react";
import { useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { snooze } from "../i18n/snooze.ts";
import { dateTime } from "../i18n/time.ts";
import { takeTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";

/** Above a ticket that is put aside: until when, by whom and why, and the way to take it up again. */
export function SnoozeNote({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(snooze);
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  if (!ticket.snooze) return null;
  const { until, by, reason } = ticket.snooze;
  const wake = async () => {
    setBusy(true);
    const answer = await client.snooze.end({ params: { id: ticket.id } });
    setBusy(false);
    if (!answer.ok) return toast(answer.problem.detail || answer.problem.title, { tone: "error", about: "snooze" });
    takeTicket(answer.body.ticket);
    toast(t("woken"), { about: "snooze" });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator bg-info-fill px-4 py-1.5 text-info">
      <Moon size={16} aria-hidden className="shrink-0" />
      <p role="status" className="m-0 min-w-0 flex-1">
        <strong className="font-medium">{t("until", { when: dateTime(until, language) })}</strong> ·{" "}
        {t("by", { name: by.name, reason })}
      </p>
      {ticket.may.edit && (
        <Button size="s" busy={busy} onClick={() => void wake()}>
          {t("wake")}
        </Button>
      )}
    </div>
  );
}
