// biome-ignore-all lint/a11y/useSemanticElements: a grid of cards on small screens; table elements cannot be laid out so and stay a table
// biome-ignore-all lint/a11y/useFocusableInteractive: one tab stop for the whole grid, as WAI-ARIA says
import clsx from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import { Fragment, useState } from "react";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Metric } from "../../../blueprints/metric-names.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { findingAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useForm } from "../../inspector/form-context.ts";
import { CellBar } from "./cell-bar.tsx";
import { MetricSettingsForm } from "./metric-settings.tsx";
import { COLUMNS, GROUPS, settingsOf } from "./policy-table.ts";
import { TargetCell, useCellProblem } from "./target-cell.tsx";
import { useGrid } from "./use-grid.ts";

const SETTINGS = ["pausedIn", "warn", "escalate", "notes", "groups"] as const;
const LINE = "grid md:grid-cols-[minmax(11rem,1.6fr)_repeat(5,minmax(6rem,1fr))]";

/** Metrics by priority. One tab stop; under a metric its pauses, warnings and escalation unfold. */
export function TargetGrid({
  policy,
  findings,
  onChange,
}: {
  readonly policy: SlaPolicy;
  readonly findings: readonly Finding[];
  readonly onChange: (next: SlaPolicy) => void;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const { readOnly, wanted } = useForm();
  const grid = useGrid(policy, onChange, readOnly);
  const problemOf = useCellProblem(policy, grid, findings);
  const [open, setOpen] = useState<ReadonlySet<Metric>>(new Set());
  const toggle = (metric: Metric) => {
    const next = new Set(open);
    if (!next.delete(metric)) next.add(metric);
    setOpen(next);
  };
  // While it is drawn, so that the place is there when it gets the focus.
  const [shown, setShown] = useState<string | null>(null);
  if (wanted !== shown) {
    setShown(wanted);
    const [, part, name] = wanted?.split("/") ?? [];
    const metric = GROUPS.flatMap(({ metrics }): readonly Metric[] => metrics).find((it) => it === name);
    if (part === "metrics" && metric) setOpen(new Set([...open, metric]));
  }
  return (
    <section aria-labelledby="targets" className="flex flex-col gap-2" data-pointer="/targets">
      <h2 id="targets" className="m-0 font-semibold text-base">
        {t("table")}
      </h2>
      <p className="m-0 text-soft">{t("table.hint")}</p>
      <p id="targets-keys" className="m-0 hidden text-soft text-xs md:block">
        {t("table.keys")}
      </p>
      <div
        role="grid"
        aria-labelledby="targets"
        aria-describedby="targets-keys"
        aria-multiselectable
        className="rounded-lg border border-separator bg-panel max-md:border-0 max-md:bg-transparent"
        onCopy={grid.onCopy}
        onPaste={grid.onPaste}
      >
        <div role="rowgroup">
          <div role="row" className={clsx(LINE, "max-md:sr-only")}>
            <Head>{t("column.metric")}</Head>
            {COLUMNS.map((priority) => (
              <Head key={priority ?? "default"}>{t(`column.${priority ?? "default"}`)}</Head>
            ))}
          </div>
        </div>
        {GROUPS.map((group) => (
          <div key={group.id} role="rowgroup" aria-label={t(`group.${group.id}`)}>
            <div
              aria-hidden
              className="border-separator px-3 pt-3 pb-1 font-medium text-soft text-xs max-md:px-0 md:border-t md:bg-raised md:py-1"
            >
              {t(`group.${group.id}`)}
            </div>
            {group.metrics.map((metric) => {
              const type = metricType(metric);
              const title = type.title[language];
              const settings = settingsOf(policy, metric);
              const set = SETTINGS.filter((name) => settings[name] !== undefined).map((name) => t(`set.${name}`));
              const trouble = findingAt(findings, `/metrics/${metric}`);
              const Icon = open.has(metric) ? ChevronDown : ChevronRight;
              return (
                <Fragment key={metric}>
                  <div
                    role="row"
                    className={clsx(
                      LINE,
                      "border-separator max-md:mb-2 max-md:grid-cols-2 max-md:gap-1.5 max-md:rounded-lg max-md:border max-md:bg-panel max-md:p-2 md:border-t",
                    )}
                  >
                    <div role="rowheader" className="flex items-start gap-1 py-1.5 pe-2 ps-1 max-md:col-span-2">
                      <button
                        type="button"
                        data-pointer={`/metrics/${metric}`}
                        aria-expanded={open.has(metric)}
                        aria-label={t("settings.open", { metric: title })}
                        title={t("settings.open", { metric: title })}
                        className="target inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-raised"
                        onClick={() => toggle(metric)}
                      >
                        <Icon size={16} aria-hidden />
                      </button>
                      <span className="flex min-w-0 flex-col">
                        <span className="font-medium">{title}</span>
                        <span className="text-soft text-xs">{type.description[language]}</span>
                        {set.length > 0 && (
                          <span className="text-link text-xs">{t("settings.some", { list: set.join(", ") })}</span>
                        )}
                        {trouble && (
                          <span
                            className={trouble.severity === "error" ? "text-error text-xs" : "text-warning text-xs"}
                          >
                            {trouble.message[language]}
                          </span>
                        )}
                      </span>
                    </div>
                    {COLUMNS.map((priority) => {
                      const cell = { metric, priority };
                      return (
                        <TargetCell key={priority ?? "default"} {...{ policy, cell, grid }} problem={problemOf(cell)} />
                      );
                    })}
                  </div>
                  {open.has(metric) && (
                    <div role="row">
                      <div
                        role="gridcell"
                        aria-colspan={COLUMNS.length + 1}
                        className="border-separator border-t bg-canvas p-4 max-md:mb-2 max-md:rounded-lg max-md:border"
                        // Copying inside of its boxes is theirs alone.
                        onCopy={(event) => event.stopPropagation()}
                        onPaste={(event) => event.stopPropagation()}
                      >
                        <MetricSettingsForm {...{ policy, metric, onChange }} />
                      </div>
                    </div>
                  )}
                </Fragment>
              );
            })}
          </div>
        ))}
      </div>
      <CellBar {...{ policy, grid }} problem={problemOf(grid.active)} />
    </section>
  );
}

const Head = ({ children }: { readonly children: string }) => (
  <div role="columnheader" className="border-separator px-3 py-2 font-medium text-soft text-xs not-first:border-s">
    {children}
  </div>
);
