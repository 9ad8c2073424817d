import { X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNow } from "../data/use-now.ts";
import { bulk } from "../i18n/bulk.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { isGoing, useMyBulk } from "./use-bulk.ts";

const BulkProgress = lazy(() => import("./bulk-progress.tsx"));

/** Above the list: what is on its way on many tickets, or can still be taken back, also after the page was left. */
export function BulkNotice() {
  const t = useWords(bulk);
  const now = useNow();
  const { data = [] } = useMyBulk();
  const [hidden, setHidden] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const job = data.find((one) => isGoing(one) || (one.undoUntil !== null && one.undoUntil > now));
  const shown = job && (job.id !== hidden || isGoing(job)) ? job : null;
  const done = shown && (shown.undo ? shown.undo.undone + shown.undo.refused : shown.total - shown.counts.waiting);
  return (
    <>
      {shown && (
        <div className="flex min-h-9 items-center gap-2 border-b border-separator bg-info-fill px-4 py-1 text-info">
          <p role="status" className="tabular m-0 min-w-0 flex-1 truncate">
            {isGoing(shown)
              ? t("notice.going", { done: done ?? 0, total: shown.total })
              : t("notice.done", { changed: shown.counts.changed, total: shown.total })}
          </p>
          <Button size="s" aria-haspopup="dialog" onClick={() => setOpen(shown.id)}>
            {t("notice.show")}
          </Button>
          {!isGoing(shown) && <IconButton label={t("notice.hide")} icon={X} onClick={() => setHidden(shown.id)} />}
        </div>
      )}
      {open !== null && (
        <Suspense>
          <BulkProgress id={open} title={t("run.title")} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
