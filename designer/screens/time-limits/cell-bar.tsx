import { CircleAlert, Eraser } from "lucide-react";
import type { SlaPolicy, SlaTarget } from "../../../blueprints/sla-policy.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useForm } from "../../inspector/form-context.ts";
import { CalendarField } from "../../rules/calendar-field.tsx";
import { DurationField } from "../../rules/duration-field.tsx";
import type { TimeKind } from "../../rules/typed-duration.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { cellKey, indexOf, targetAt, usualTime, withTarget } from "./policy-table.ts";
import type { Grid } from "./use-grid.ts";

/** Everything about the selected cell: length, kind of time, a calendar of its own; and what is wrong with it. */
export function CellBar({
  policy,
  grid,
  problem,
}: {
  readonly policy: SlaPolicy;
  readonly grid: Grid;
  readonly problem: string | undefined;
}) {
  const t = useWords(timeLimits);
  const words = useWords(rules);
  const language = useLanguage();
  const { readOnly } = useForm();
  const cell = grid.active;
  const target = targetAt(policy, cell);
  const time: TimeKind = target?.time ?? usualTime(policy);
  const name = t("cell.name", {
    metric: metricType(cell.metric).title[language],
    column: t(`column.${cell.priority ?? "default"}`),
  });
  const put = (next: Omit<SlaTarget, "metric" | "priority">) => grid.write(cell, withTarget(policy, cell, next));
  const own = target?.calendar !== undefined ? { calendar: target.calendar } : {};
  return (
    <section
      aria-label={t("bar.title")}
      className="flex flex-col gap-2 rounded-md border border-separator bg-raised px-3 py-2"
    >
      <div className="flex flex-wrap items-end gap-3">
        <p className="m-0 min-w-40 flex-1 self-center font-medium">{name}</p>
        <DurationField
          key={cellKey(cell)}
          label={t("bar.within")}
          value={target?.within ?? ""}
          time={time}
          disabled={readOnly}
          className="w-44"
          onChange={(within, kind) => put({ within, time: kind, ...own })}
        />
        <Select
          label={words("time.kind")}
          value={time}
          className="w-40"
          disabled={readOnly || !target}
          options={[
            { value: "working", label: words("time.working") },
            { value: "calendar", label: words("time.calendar") },
          ]}
          onChange={(kind) =>
            target && put({ within: target.within, time: kind === "calendar" ? kind : "working", ...own })
          }
        />
        {target?.time === "working" && (
          <CalendarField
            label={words("calendar")}
            className="w-48"
            empty={t("bar.calendarEmpty")}
            value={target.calendar}
            at={`/targets/${indexOf(policy, cell)}/calendar`}
            onChange={(calendar) => put({ within: target.within, time: target.time, ...(calendar && { calendar }) })}
          />
        )}
        {target && !readOnly && (
          <Button icon={Eraser} variant="ghost" onClick={() => grid.write(cell, withTarget(policy, cell, null))}>
            {t("bar.clear")}
          </Button>
        )}
      </div>
      {problem !== undefined ? (
        <p role="status" className="m-0 flex items-start gap-1 text-warning text-xs">
          <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
          {problem}
        </p>
      ) : (
        !target &&
        !readOnly && <p className="m-0 text-soft text-xs">{t("bar.typed", { time: words(`time.${time}`) })}</p>
      )}
    </section>
  );
}
