import { useQuery } from "@tanstack/react-query";
import { ChartColumn, Download } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { DIMENSIONS, type ReportTable, type ReportView } from "../../api/contract/figures.ts";
import { bodyOf, client } from "../data/client.ts";
import { useDirectory } from "../data/session.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { reportsCourse } from "../i18n/reports-course.ts";
import { clock } from "../i18n/time.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Asked, PERIODS, type Query, queryOf, useAsked, zone } from "./asked.ts";
import { BrokenAt, BrokenBy, Load, Steps } from "./course-tables.tsx";
import { DayChart } from "./day-chart.tsx";
import { Numbers } from "./numbers.tsx";
import { Ages, ByTable, Promises, Ratings, States, Waits } from "./tables.tsx";
import { WeeklySwitch } from "./weekly-switch.tsx";

/** How the desk has done: flow, times, promises, backlog. Every figure opens the list of what it counts. */
export default function ReportsPage() {
  const t = useWords(reports);
  const language = useLanguage();
  const asked = useAsked();
  const query = useMemo(() => queryOf(asked), [asked]);
  const report = useQuery({
    queryKey: ["figures", query, asked.by],
    refetchInterval: 60_000,
    placeholderData: (before) => before,
    queryFn: async () => bodyOf(await client.figures.read({ query: { ...query, by: asked.by } })),
  });
  const { data } = report;
  return (
    <>
      <PageHead title={t("title")} intro={t("intro", { zone: zone() })} />
      <Filters asked={asked} />
      <WeeklySwitch />
      {report.isPending && <Skeleton lines={8} />}
      {report.isError && <ErrorState message={report.error.message} onRetry={() => void report.refetch()} />}
      {data && data.totals.opened + data.totals.solved + data.totals.open === 0 && (
        <EmptyState icon={ChartColumn} title={t("empty")} />
      )}
      {data && data.totals.opened + data.totals.solved + data.totals.open > 0 && (
        <Report report={data} query={query} asked={asked} />
      )}
      {data && <p className="text-soft text-xs">{t("updated", { time: clock(data.at, language) })}</p>}
    </>
  );
}

function Filters({ asked }: { readonly asked: Asked }) {
  const t = useWords(reports);
  const directory = useDirectory();
  const named = (list: readonly { readonly id: string; readonly name: string }[] = []) => [
    ...list.map(({ id, name }) => ({ value: id, label: name })),
    { value: "none", label: t("none") },
  ];
  return (
    <div className="mb-5 flex flex-wrap gap-3">
      <Select
        label={t("period")}
        value={asked.days}
        onChange={(days) => asked.set("days", days)}
        options={PERIODS.map((days) => ({ value: days, label: t(`period.${days}`) }))}
      />
      <Select
        label={t("department")}
        empty={t("everything")}
        value={asked.only.department ?? ""}
        onChange={(key) => asked.set("department", key)}
        options={named(directory.data?.departments)}
      />
      <Select
        label={t("group")}
        empty={t("everything")}
        value={asked.only.group ?? ""}
        onChange={(key) => asked.set("group", key)}
        options={named(directory.data?.groups)}
      />
      <Select
        label={t("by")}
        value={asked.by}
        onChange={(by) => asked.set("by", by)}
        options={DIMENSIONS.map((by) => ({ value: by, label: t(`by.${by}`) }))}
      />
    </div>
  );
}

interface ReportProps {
  readonly report: ReportView;
  readonly query: Query;
  readonly asked: Asked;
}

function Report({ report, query, asked }: ReportProps) {
  const t = useWords(reports);
  const c = useWords(reportsCourse);
  const shown = { report, query };
  const by = t("by.title", { what: t(`by.${report.by.dimension}`) });
  return (
    <>
      <Numbers {...shown} />
      <Section {...{ asked, query }} title={t("perDay")} table="days">
        <DayChart {...shown} />
      </Section>
      <Section {...{ asked, query }} title={by} table="by">
        <ByTable {...shown} />
      </Section>
      <Section {...{ asked, query }} title={t("promises")} table="promises">
        <Promises {...shown} />
      </Section>
      <div className="grid gap-x-6 lg:grid-cols-2">
        <Section {...{ asked, query }} title={t("ages")} table="ages">
          <Ages {...shown} />
        </Section>
        <Section title={t("ratings")}>
          <Ratings {...shown} />
        </Section>
      </div>
      <Section {...{ asked, query }} title={t("waits")} hint={t("waits.hint")} table="waits">
        <Waits {...shown} />
      </Section>
      <Section {...{ asked, query }} title={t("states")} hint={t("states.hint")} table="states">
        <States {...shown} />
      </Section>
      <Section {...{ asked, query }} title={c("steps")} hint={t("states.hint")} table="steps">
        <Steps {...shown} />
      </Section>
      <div className="grid gap-x-6 lg:grid-cols-2">
        <Section {...{ asked, query }} title={c("brokenAt")} hint={c("broken.hint")} table="brokenAt">
          <BrokenAt {...shown} />
        </Section>
        <Section {...{ asked, query }} title={c("brokenBy")} hint={c("broken.hint")} table="brokenBy">
          <BrokenBy {...shown} />
        </Section>
      </div>
      <Section {...{ asked, query }} title={c("load")} table="load">
        <Load {...shown} />
      </Section>
    </>
  );
}

function Section({
  title,
  hint,
  table,
  query,
  asked,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly table?: ReportTable;
  readonly query?: Query;
  readonly asked?: Asked;
  readonly children: ReactNode;
}) {
  const t = useWords(reports);
  const about = table && new URLSearchParams(Object.entries({ ...query, table, by: asked?.by ?? "assignee" }));
  return (
    <section className="mb-6 min-w-0">
      <div className="mb-2 flex items-baseline gap-3">
        <h2 className="m-0 flex-1 font-semibold text-base">{title}</h2>
        {about && (
          <a
            href={`/api/figures/export?${about}`}
            download
            aria-label={t("export.of", { table: title })}
            className="target inline-flex min-h-7 items-center gap-1.5 rounded-md px-2 text-ink no-underline hover:bg-raised"
          >
            <Download size={14} aria-hidden />
            {t("export")}
          </a>
        )}
      </div>
      {hint && <p className="mt-0 mb-2 text-soft">{hint}</p>}
      {children}
    </section>
  );
}
