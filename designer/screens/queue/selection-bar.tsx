import { ListChecks, MousePointerClick, PencilLine, StepForward, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import type { BulkKind } from "../../bulk/bulk-dialog.tsx";
import { bulk } from "../../i18n/bulk.ts";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import type { Filters } from "./use-queue.ts";

const load = () => import("./many-dialog.tsx");
const ManyDialog = lazy(load);
const loadBulk = () => import("../../bulk/bulk-dialog.tsx");
const BulkDialog = lazy(loadBulk);

/** Everything that the view holds is chosen, and not only what is shown of it. */
export interface Whole {
  readonly filters: Pick<Filters, "view" | "status" | "group" | "text">;
  /** Null: nobody has counted it. */
  readonly count: number | null;
}

interface SelectionBarProps {
  readonly tickets: readonly TicketSummary[];
  readonly full: boolean;
  readonly whole: Whole | null;
  /** Absent: there is no more than what is chosen. */
  readonly onWhole: (() => void) | undefined;
  readonly onClear: () => void;
}

/** What can be done with the chosen tickets. */
export function SelectionBar({ tickets, full, whole, onWhole, onClear }: SelectionBarProps) {
  const t = useWords(queue);
  const b = useWords(bulk);
  const [open, setOpen] = useState<BulkKind | null>(null);
  useShortcut("m", () => setOpen("macro"));
  useShortcut("t", () => setOpen("step"));
  useShortcut("e", () => setOpen("change"));
  useShortcut("Escape", onClear, { enabled: open === null });
  const selection = whole ? narrowed(whole) : { tickets: tickets.map(({ id }) => id) };
  return (
    <section
      aria-label={t("chosen.bar")}
      className="flex min-h-11 flex-wrap items-center gap-2 border-t border-separator bg-info-fill px-4 py-1.5"
    >
      <p role="status" className="m-0 font-medium text-info">
        {whole ? (
          b(whole.count === null ? "bar.wholeChosen" : "bar.wholeCount", { count: whole.count ?? 0 })
        ) : (
          <>
            {t("chosen", { count: tickets.length })}
            {full && <span className="font-normal"> · {t("chosen.full", { count: tickets.length })}</span>}
          </>
        )}
      </p>
      {!whole && onWhole && (
        <Button size="s" variant="link" icon={ListChecks} onClick={onWhole}>
          {b("bar.whole")}
        </Button>
      )}
      <div className="ms-auto flex flex-wrap gap-2" onPointerEnter={() => void loadBulk()}>
        <Button size="s" icon={StepForward} aria-haspopup="dialog" hint="T" onClick={() => setOpen("step")}>
          {b("bar.step")}
        </Button>
        <Button size="s" icon={PencilLine} aria-haspopup="dialog" hint="E" onClick={() => setOpen("change")}>
          {b("bar.change")}
        </Button>
        <Button
          size="s"
          icon={MousePointerClick}
          aria-haspopup="dialog"
          hint="M"
          onPointerEnter={() => void load()}
          onClick={() => setOpen("macro")}
        >
          {t("chosen.macro")}
        </Button>
        <Button size="s" variant="ghost" icon={X} onClick={onClear}>
          {t("chosen.clear")}
        </Button>
      </div>
      {open !== null && (
        <Suspense>
          {open === "macro" && !whole ? (
            <ManyDialog tickets={tickets} onClose={() => setOpen(null)} />
          ) : (
            <BulkDialog
              kind={open}
              selection={selection}
              count={whole ? whole.count : tickets.length}
              onClose={() => setOpen(null)}
            />
          )}
        </Suspense>
      )}
    </section>
  );
}

const narrowed = ({ filters: { view, status, group, text } }: Whole) => ({
  view,
  ...(status && { status }),
  ...(group && { group }),
  ...(text && { text }),
});
