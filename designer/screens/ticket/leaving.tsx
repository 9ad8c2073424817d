import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { MessageView } from "../../../api/contract/ticket-views.ts";
import { client } from "../../data/client.ts";
import { useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { useWords } from "../../i18n/i18n.ts";
import { mailOut } from "../../i18n/mail-out.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { rereadTicket, takeTicket, useMessages } from "./use-ticket.ts";

interface LeavingProps {
  readonly ticket: string;
  /** The reply was taken back: its words and files go back to where they were typed. */
  readonly onBack: (message: MessageView) => void;
}

/** My reply to the requester that has not left yet: how long it still waits, and a way to take it back. */
export function Leaving({ ticket, onBack }: LeavingProps) {
  const me = useMe();
  const { data = [] } = useMessages(ticket);
  // Words to a third party are no reply: they cannot be taken back, and must not come into the box that writes to the requester.
  const own = data.findLast(
    ({ author, of, thread, sending }) =>
      author.id === me.person.id && !of && !thread && sending && sending.leavesAt !== null,
  );
  return own?.sending && own.sending.leavesAt !== null ? (
    <Countdown
      key={own.id}
      ticket={ticket}
      event={own.sending.event}
      until={own.sending.leavesAt}
      onBack={() => onBack(own)}
    />
  ) : null;
}

interface CountdownProps {
  readonly ticket: string;
  readonly event: string;
  readonly until: number;
  readonly onBack: () => void;
}

function Countdown({ ticket, event, until, onBack }: CountdownProps) {
  const t = useWords(mailOut);
  const now = useNow(true);
  const [busy, setBusy] = useState(false);
  const count = Math.ceil((until - now) / 1000);
  if (count <= 0) return null;
  const back = async () => {
    setBusy(true);
    const answer = await client.undo.take({
      params: { id: ticket },
      body: { event },
      idempotencyKey: `undo-${event}`,
    });
    setBusy(false);
    if (!answer.ok) {
      toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error", about: "leaving" });
      return rereadTicket(ticket);
    }
    takeTicket(answer.body.ticket);
    onBack();
    toast(t("undone"), { about: "leaving" });
  };
  return (
    <p className="m-0 mb-2 flex flex-wrap items-center gap-2 rounded-md bg-info-fill px-2 py-1 text-xs">
      <span className="min-w-0 flex-1 tabular-nums">{t("leaves.in", { count })}</span>
      <Button size="s" icon={Undo2} busy={busy} onClick={() => void back()}>
        {t("undo")}
      </Button>
    </p>
  );
}
