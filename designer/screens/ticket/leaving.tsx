import { Undo2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { MessageView, TicketView } from "../../../api/contract/ticket-views.ts";
import { client } from "../../data/client.ts";
import { useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { useWords } from "../../i18n/i18n.ts";
import { mailOut } from "../../i18n/mail-out.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import type { TakenBack } from "./third-party-back.tsx";
import { useThreads } from "./use-threads.ts";
import { rereadTicket, takeTicket, useMessages } from "./use-ticket.ts";

const load = () => import("./third-party-back.tsx");
const ThirdPartyBack = lazy(load);

interface LeavingProps {
  readonly ticket: TicketView;
  /** The reply was taken back: its words and files go back to where they were typed. */
  readonly onBack: (message: MessageView) => void;
}

/** My reply, or my word to a third party, that has not left yet: how long it still waits, and a way to take it back. */
export function Leaving({ ticket, onBack }: LeavingProps) {
  const me = useMe();
  const { data = [] } = useMessages(ticket.id);
  const [back, setBack] = useState<TakenBack | null>(null);
  const own = data.findLast(
    ({ author, of, sending }) => author.id === me.person.id && !of && sending && sending.leavesAt !== null,
  );
  const threads = useThreads(ticket.id, own?.thread !== undefined);
  const thread = own?.thread && threads.data?.find(({ id }) => id === own.thread?.id);
  // What is said in private never comes into the box that writes to the requester.
  const known = own && (!own.thread || thread);
  const restored = async (word: TakenBack) => {
    (await load()).restoreWord(me.person.id, ticket.id, word);
    setBack(word);
  };
  return (
    <>
      {known && own.sending && own.sending.leavesAt !== null && (
        <Countdown
          key={own.id}
          ticket={ticket.id}
          event={own.sending.event}
          until={own.sending.leavesAt}
          {...(thread && { to: thread.name })}
          onBack={() =>
            thread
              ? void restored({
                  message: own,
                  thread,
                  // Nothing else was said in it: it was opened for these words.
                  opened: !data.some((other) => other.id !== own.id && other.thread?.id === thread.id),
                  hold: ticket.status === "hold",
                })
              : onBack(own)
          }
        />
      )}
      {back && (
        <Suspense>
          <ThirdPartyBack key={back.message.id} ticket={ticket} back={back} onClose={() => setBack(null)} />
        </Suspense>
      )}
    </>
  );
}

interface CountdownProps {
  readonly ticket: string;
  readonly event: string;
  readonly until: number;
  /** The third party to whom it goes; absent: it is a reply. */
  readonly to?: string;
  readonly onBack: () => void;
}

function Countdown({ ticket, event, until, to, onBack }: CountdownProps) {
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
    toast(t(to === undefined ? "undone" : "word.undone"), { about: "leaving" });
  };
  return (
    <p className="m-0 mb-2 flex flex-wrap items-center gap-2 rounded-md bg-info-fill px-2 py-1 text-xs">
      <span className="min-w-0 flex-1 tabular-nums">
        {to === undefined ? t("leaves.in", { count }) : t("word.leaves", { count, name: to })}
      </span>
      <Button size="s" icon={Undo2} busy={busy} onClick={() => void back()}>
        {t(to === undefined ? "undo" : "word.undo")}
      </Button>
    </p>
  );
}
