// biome-ignore-all lint/a11y/useSemanticElements: a grid of cards on small screens; table elements cannot be laid out so and stay a table
// biome-ignore-all lint/a11y/useFocusableInteractive: one tab stop for the whole grid, as WAI-ARIA says
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import type { Finding } from "../../../blueprints/finding.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { findingAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useForm } from "../../inspector/form-context.ts";
import { useCalendarNames } from "../../rules/calendar-field.tsx";
import { durationPhrase } from "../../rules/typed-duration.ts";
import { type Cell, cellKey, indexOf, targetAt, targetsOf } from "./policy-table.ts";
import type { Grid } from "./use-grid.ts";

/** What is wrong in a cell: what was typed and does not read, else what the checks say, warnings too. */
export function useCellProblem(
  policy: SlaPolicy,
  grid: Grid,
  findings: readonly Finding[],
): (cell: Cell) => string | undefined {
  const t = useWords(rules);
  const language = useLanguage();
  return (cell) => {
    const typed = grid.bad.get(cellKey(cell));
    if (typed !== undefined) return t("duration.bad", { text: typed });
    const found = targetsOf(policy).flatMap((it, at) =>
      it.metric === cell.metric && (it.priority ?? null) === cell.priority
        ? (findingAt(findings, `/targets/${at}`) ?? [])
        : [],
    );
    return found[0]?.message[language];
  };
}

/** One cell: its promise in words, or a box to type it in. */
export function TargetCell({
  policy,
  cell,
  grid,
  problem,
}: {
  readonly policy: SlaPolicy;
  readonly cell: Cell;
  readonly grid: Grid;
  readonly problem: string | undefined;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const calendarName = useCalendarNames();
  const { readOnly } = useForm();
  const box = useRef<HTMLDivElement>(null);
  const target = targetAt(policy, cell);
  const rest = cell.priority === null ? undefined : targetAt(policy, { ...cell, priority: null });
  const active = cellKey(grid.active) === cellKey(cell);
  const editing = active && grid.text !== null;
  const typed = grid.bad.get(cellKey(cell));
  const say = (it: NonNullable<typeof target>) => durationPhrase(it.within, it.time, language);
  const column = t(`column.${cell.priority ?? "default"}`);
  const name = t("cell.name", { metric: metricType(cell.metric).title[language], column });
  const shown = typed ?? (target ? say(target) : null);
  const words = shown ?? (rest ? t("cell.default", { value: say(rest) }) : t("cell.none"));
  const key = `${cell.metric}-${cell.priority ?? "default"}`;
  const index = indexOf(policy, cell);

  useLayoutEffect(() => {
    if (!active || editing || !grid.wantsFocus.current) return;
    grid.wantsFocus.current = false;
    box.current?.focus();
  });
  return (
    <div
      ref={box}
      role="gridcell"
      id={`cell-${key}`}
      data-pointer={index < 0 ? undefined : `/targets/${index}`}
      tabIndex={active && !editing ? 0 : -1}
      // On small screens there is no head above: the column stands in the cell.
      data-column={column}
      aria-label={`${name}: ${words}`}
      aria-selected={grid.selected(cell)}
      aria-invalid={problem !== undefined || undefined}
      aria-readonly={readOnly || undefined}
      aria-describedby={problem ? `cell-${key}-problem` : undefined}
      className={clsx(
        "relative flex min-h-10 before:text-soft before:text-xs before:content-[attr(data-column)] md:before:hidden cursor-cell flex-col justify-center border-separator px-2 py-1.5 outline-offset-[-2px] max-md:rounded-md max-md:border md:border-s",
        grid.selected(cell) && !editing && "bg-info-fill",
        problem !== undefined && "bg-warning-fill",
      )}
      onClick={(event) => {
        if (editing) return;
        if (active && !event.shiftKey && document.activeElement === box.current) grid.edit(cell);
        else grid.choose(cell, event.shiftKey);
      }}
      onFocus={(event) => {
        if (event.target === box.current && !active) grid.choose(cell);
      }}
      onKeyDown={(event) => {
        if (event.target === box.current) grid.onKey(cell)(event);
      }}
      onDoubleClick={() => !editing && grid.edit(cell)}
    >
      {editing ? (
        <CellBox name={name} grid={grid} />
      ) : (
        <span className={clsx("flex items-center gap-1", shown === null && "text-soft")}>
          {problem !== undefined && <CircleAlert size={14} aria-hidden className="shrink-0 text-warning" />}
          <span className={clsx("min-w-0", shown === null && rest && "italic")}>
            {shown ?? (rest ? say(rest) : "–")}
          </span>
        </span>
      )}
      {target?.calendar !== undefined && !editing && (
        <span className="truncate text-soft text-xs">
          {t("cell.calendar", { calendar: calendarName(target.calendar) })}
        </span>
      )}
      {problem !== undefined && (
        <span id={`cell-${key}-problem`} className="sr-only">
          {problem}
        </span>
      )}
    </div>
  );
}

function CellBox({ name, grid }: { readonly name: string; readonly grid: Grid }) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <input
      ref={box}
      aria-label={name}
      className="control px-1.5! py-0.5!"
      value={grid.text ?? ""}
      onChange={(event) => grid.type(event.target.value)}
      onBlur={() => grid.commit()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") grid.cancel();
        else if (event.key === "Enter") grid.commit([event.shiftKey ? -1 : 1, 0]);
        else if (event.key === "Tab") grid.commit([0, event.shiftKey ? -1 : 1]);
        else return;
        event.preventDefault();
      }}
    />
  );
}
