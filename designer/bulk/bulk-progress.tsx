import { Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import type { BulkJob } from "../../api/contract/bulk.ts";
import { client } from "../data/client.ts";
import { useNow } from "../data/use-now.ts";
import { bulk } from "../i18n/bulk.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { clock } from "../i18n/time.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BulkOutcomes } from "./bulk-outcomes.tsx";
import { isGoing, noted, useBulkJob } from "./use-bulk.ts";

interface BulkProgressProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** How far it is, what came of each ticket, and the one undo for all of it. Closing it stops nothing. */
export default function BulkProgress({ id, title, onClose }: BulkProgressProps) {
  const t = useWords(bulk);
  const language = useLanguage();
  const close = useRef<HTMLButtonElement>(null);
  const now = useNow();
  const { data: job, isError, refetch } = useBulkJob(id);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const going = !job || isGoing(job);
  const until = job && !going && job.undoUntil !== null && job.undoUntil > now ? job.undoUntil : null;
  const undo = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await client.bulk.undo({ params: { id } });
    setBusy(false);
    if (answer.ok) noted(answer.body);
    else setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
  };
  return (
    <Dialog
      open
      initialFocus={close}
      title={title}
      subtitle={job && said(job, t)}
      onClose={onClose}
      footer={
        <>
          {until !== null && (
            <>
              <span className="text-xs text-soft">{t("undo.until", { time: clock(until, language) })}</span>
              <Button icon={Undo2} busy={busy} onClick={() => void undo()}>
                {t("undo.all")}
              </Button>
            </>
          )}
          <Button ref={close} variant="primary" onClick={onClose}>
            {t(going ? "later" : "close")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {refused !== null && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {refused}
          </p>
        )}
        {!job && isError && <ErrorState message={t("run.failed")} onRetry={() => void refetch()} />}
        {!job && !isError && <Skeleton lines={3} />}
        {job && going && <Meter job={job} />}
        {job && !going && <BulkOutcomes job={job} />}
      </div>
    </Dialog>
  );
}

function said(job: BulkJob, t: (key: "run.undoing" | "run.undone" | "run.going" | "run.done") => string): string {
  if (job.undo) return t(job.undo.doneAt === null ? "run.undoing" : "run.undone");
  return t(job.doneAt === null ? "run.going" : "run.done");
}

/** So many tickets are done, or taken back, of so many. */
function parts({ undo, counts, total }: BulkJob): { readonly done: number; readonly total: number } {
  if (!undo) return { done: total - counts.waiting, total };
  const all = undo.waiting + undo.undone + undo.refused;
  return { done: all - undo.waiting, total: all };
}

function Meter({ job }: { readonly job: BulkJob }) {
  const t = useWords(bulk);
  const { done, total } = parts(job);
  const words = t("run.progress", { done, total });
  return (
    <div className="flex flex-col gap-1.5">
      <progress value={done} max={Math.max(total, 1)} aria-label={words} className="h-2 w-full accent-primary" />
      <p role="status" className="tabular m-0 text-soft">
        {words}
      </p>
    </div>
  );
}
