import { CircleCheck, CircleX, Equal, EyeOff, TriangleAlert, Undo2 } from "lucide-react";
import { useState } from "react";
import type { BulkItem, BulkJob } from "../../api/contract/bulk.ts";
import { bulk } from "../i18n/bulk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { queue } from "../i18n/queue.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { useBulkItems } from "./use-bulk.ts";

const LOOKS = {
  failed: { icon: TriangleAlert, look: "text-error" },
  refused: { icon: CircleX, look: "text-error" },
  hidden: { icon: EyeOff, look: "text-soft" },
  changed: { icon: CircleCheck, look: "text-good" },
  same: { icon: Equal, look: "text-soft" },
} as const;
const ORDER = ["failed", "refused", "hidden", "changed", "same"] as const;
const BACK = {
  refused: { icon: CircleX, look: "text-error" },
  undone: { icon: Undo2, look: "text-good" },
} as const;

/** How many of the tickets came to what, with each of them; what went wrong stands first, with its reasons. */
export function BulkOutcomes({ job }: { readonly job: BulkJob }) {
  const t = useWords(bulk);
  const q = useWords(queue);
  const { undo } = job;
  if (undo)
    return (["refused", "undone"] as const).map((came) => (
      <Kind
        key={came}
        {...BACK[came]}
        title={t(`undo.was.${came}`, { count: undo[came] })}
        count={undo[came]}
        bad={came === "refused"}
        job={job}
        by={{ undo: came }}
      />
    ));
  return ORDER.map((outcome) => (
    <Kind
      key={outcome}
      {...LOOKS[outcome]}
      title={q(`many.was.${outcome}`, { count: job.counts[outcome] })}
      count={job.counts[outcome]}
      bad={outcome === "refused" || outcome === "failed"}
      job={job}
      by={{ outcome }}
    />
  ));
}

interface KindProps {
  readonly icon: typeof CircleX;
  readonly look: string;
  readonly title: string;
  readonly count: number;
  readonly bad: boolean;
  readonly job: BulkJob;
  readonly by: Parameters<typeof useBulkItems>[1];
}
function Kind({ icon: Icon, look, title, count, bad, job, by }: KindProps) {
  const [open, setOpen] = useState(bad);
  if (count === 0) return null;
  return (
    <details
      open={open}
      className="rounded-lg bg-raised px-3 py-2.5"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={`flex cursor-pointer items-center gap-1.5 font-medium ${look}`}>
        <Icon size={16} aria-hidden className="shrink-0" />
        {title}
      </summary>
      <Items job={job} by={by} count={count} />
    </details>
  );
}

function Items({ job, by, count }: Pick<KindProps, "job" | "by" | "count">) {
  const t = useWords(bulk);
  const items = useBulkItems(job, by);
  if (!items.data) return <Skeleton lines={2} />;
  return (
    <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0">
      {items.data.map((item) => (
        <One key={item.id} item={item} undone={job.undo !== null} />
      ))}
      {count > items.data.length && (
        <li className="text-soft">{t("run.more", { count: count - items.data.length })}</li>
      )}
    </ul>
  );
}

function One({ item, undone }: { readonly item: BulkItem; readonly undone: boolean }) {
  const q = useWords(queue);
  const say = useSay();
  return (
    <li className="min-w-0">
      <span className="block truncate">
        {item.ticket ? (
          <>
            <span className="tabular text-soft">#{item.ticket.number}</span> {item.ticket.subject}
          </>
        ) : (
          q("many.notThere")
        )}
      </span>
      {(undone ? item.undoReasons : item.reasons).map((reason) => (
        <span key={`${reason.code}${reason.pointer}${reason.message.en}`} className="block text-error text-xs">
          {say(reason.message)}
        </span>
      ))}
    </li>
  );
}
