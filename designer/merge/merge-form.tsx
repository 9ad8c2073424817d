import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { MergePreview } from "../../api/contract/merge.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { rereadTicket, takeTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { type Answered, Conflicts, isAnswered, NOTHING_SAID } from "./conflicts.tsx";
import { Differences } from "./differences.tsx";
import { useGather } from "./use-gather.ts";
import { useMergePreview, useUnmerge } from "./use-merge.ts";

interface MergeFormProps {
  readonly ticket: TicketView;
  readonly other: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What merging the two would meet: which one stays, what has to be agreed to, where they differ. */
export function MergeForm({ ticket, other, onBack, onClose }: MergeFormProps) {
  const t = useWords(merge);
  // What is solved goes nowhere: the other one can only come to it.
  const [stays, setStays] = useState(ticket.status === "solved" ? ticket.id : other);
  const [source, target] = stays === other ? [ticket.id, other] : [other, ticket.id];
  const preview = useMergePreview(source, target);
  if (preview.data)
    return (
      <Shown
        preview={preview.data}
        page={ticket.id}
        late={preview.isPlaceholderData}
        {...{ stays, setStays, onBack, onClose }}
      />
    );
  return (
    <Dialog open size="l" title={t("merge")} onClose={onClose}>
      {preview.isPending ? (
        <Skeleton lines={6} />
      ) : (
        <ErrorState message={t("preview.failed")} onRetry={() => void preview.refetch()} />
      )}
    </Dialog>
  );
}

interface ShownProps extends Pick<MergeFormProps, "onBack" | "onClose"> {
  readonly preview: MergePreview;
  /** The ticket of the page. */
  readonly page: string;
  /** It is of the other direction: the new one is on its way. */
  readonly late: boolean;
  readonly stays: string;
  readonly setStays: (id: string) => void;
}

function Shown({ preview, page, late, stays, setStays, onBack, onClose }: ShownProps) {
  const t = useWords(merge);
  const say = useSay();
  const navigate = useNavigate();
  const unmerge = useUnmerge();
  const chosen = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<Answered>(NOTHING_SAID);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [gathering, setGathering] = useState(false);
  const gather = useGather();
  const [key] = useState(() => crypto.randomUUID());
  const { source, target, reasons, conflicts, differences } = preview;
  const numbers = { source: source.number, target: target.number };
  const [mine, theirs] = target.id === page ? [target, source] : [source, target];
  // Whoever was slower is refused, and the window reads again why: said once.
  const told = reasons.map(({ message }) => say(message));
  const able = reasons.length === 0 && !late;
  const answer = (next: Answered) => {
    setSaid(next);
    setError(null);
  };
  const gatherInstead = async () => {
    setGathering(true);
    const fault = await gather(target, source);
    setGathering(false);
    if (fault !== null) return setError(fault);
    onClose();
  };
  const send = async () => {
    if (!isAnswered(conflicts, said)) return setError(t("missing"));
    setBusy(true);
    const { agreed, reopen } = said;
    const sent = await client.merge.take({
      params: { id: source.id },
      body: { into: target.id, agreed: [...agreed], ...(reopen !== null && { reopen }) },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!sent.ok) return setError(sent.problem.errors[0]?.message ?? sent.problem.detail);
    takeTicket(sent.body.ticket);
    void rereadTicket(target.id);
    onClose();
    toast(t("done", numbers), {
      tone: "good",
      about: "merge",
      action: { label: t("undo"), onPress: () => void unmerge(source, target.id) },
    });
    void navigate(`/tickets/${target.id}`);
  };
  return (
    <Dialog
      open
      size="l"
      initialFocus={chosen}
      title={t("preview.title", { source: mine.number, target: theirs.number })}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onBack}>
            {t("back")}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            aria-disabled={!able}
            className={able ? "" : "opacity-60"}
            onClick={() => able && void send()}
          >
            {t("send", { number: target.number })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
          <legend className="mb-1 p-0 font-semibold">{t("which.stays")}</legend>
          {[theirs, mine].map(({ id, number, subject }) => (
            <label key={id} className="flex items-start gap-2">
              <input
                {...(id === stays && { ref: chosen })}
                type="radio"
                name="stays"
                className="mt-1 accent-primary"
                checked={id === stays}
                onChange={() => {
                  answer(NOTHING_SAID);
                  setStays(id);
                }}
              />
              <span className="min-w-0 break-words">{t("stays.this", { number, subject })}</span>
            </label>
          ))}
        </fieldset>
        {reasons.length > 0 ? (
          <div role="alert" className="rounded-lg bg-error-fill px-3 py-2 text-error">
            {told.map((sentence) => (
              <p key={sentence} className="m-0">
                {sentence}
              </p>
            ))}
          </div>
        ) : (
          <>
            <p className="m-0">{t("what.happens", numbers)}</p>
            <Conflicts conflicts={conflicts} number={target.number} said={said} onSay={answer} />
            {conflicts.some(({ code }) => code === "requesters") && (
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <p className="m-0 min-w-0 flex-1 text-soft">{t("gather.lead")}</p>
                <Button busy={gathering} onClick={() => void gatherInstead()}>
                  {t("gather")}
                </Button>
              </div>
            )}
            <Differences preview={preview} differences={differences} />
          </>
        )}
        {error !== null && !told.includes(error) && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
