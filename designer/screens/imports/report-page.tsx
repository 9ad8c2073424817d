import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import type { ImportReport } from "../../../api/contract/import-report.ts";
import { ProblemError } from "../../data/client.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { dateTime } from "../../i18n/time.ts";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Deviations } from "./deviations.tsx";
import { number, share } from "./figures.ts";
import { PictureView } from "./picture-view.tsx";
import { useFollowed, useImport } from "./queries.ts";
import { States, Steps } from "./stays.tsx";
import { Troubles } from "./troubles.tsx";

/** How one log fits its blueprint. */
export default function ImportReportPage() {
  const t = useWords(imports);
  const { id = "" } = useParams();
  const found = useImport(id);
  return (
    <div className="min-h-0 min-w-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-400 p-4 sm:p-6">
        <Link to="/imports" className="inline-flex items-center gap-1 text-link">
          <ArrowLeft size={16} aria-hidden />
          {t("back")}
        </Link>
        {found.isPending && <Skeleton lines={8} />}
        {found.isError && (
          <ErrorState
            message={
              found.error instanceof ProblemError && found.error.status === 404 ? t("gone") : found.error.message
            }
            onRetry={() => void found.refetch()}
          />
        )}
        {found.isSuccess && <Report report={found.data.report} />}
      </div>
    </div>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const t = useWords(imports);
  const say = useSay();
  const language = useLanguage();
  const { key, version, name } = report.blueprint;
  const followed = useFollowed(key, version);
  const document = followed.data ?? null;
  const stateName = (state: string | null): string => {
    if (state === null) return "–";
    const found = document?.states.find((one) => one.id === state);
    return found ? say(found.name) : state;
  };
  const day = (at: number) => dateTime(at, language);
  return (
    <>
      <h1 className="mt-2 mb-0 text-xl font-semibold break-words">{report.log}</h1>
      <p className="mt-1 mb-0 text-soft break-words">
        {t("subtitle", { file: report.file, at: day(report.startedAt), blueprint: say(name), version })}
      </p>
      <p className="mt-1 mb-4 text-soft">
        {report.span && t("span", { from: day(report.span.from), to: day(report.span.to), zone: report.zone })}{" "}
        {t("fresh", { new: number(report.door.new, language), seen: number(report.door.seen, language) })}
      </p>
      <Numbers report={report} />
      <Part title={t("picture")} lead={t("pictureLead")}>
        {followed.isPending && <Skeleton lines={10} />}
        {followed.isError && <ErrorState message={followed.error.message} onRetry={() => void followed.refetch()} />}
        {followed.isSuccess && !document && <p className="text-soft">{t("noDocument")}</p>}
        {document && <PictureView document={document} report={report} />}
      </Part>
      <Part title={t("deviations")} lead={t("deviationsLead")}>
        <Deviations report={report} stateName={stateName} />
      </Part>
      <Part title={t("states")}>
        <States report={report} stateName={stateName} />
      </Part>
      <Part title={t("steps")}>
        <Steps report={report} document={document} stateName={stateName} />
      </Part>
      <Troubles report={report} />
    </>
  );
}

function Part({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="mt-8">
      <h2 className="m-0 mb-1 text-base font-semibold">{title}</h2>
      {lead && <p className="mt-0 mb-3 text-soft">{lead}</p>}
      {children}
    </section>
  );
}

function Numbers({ report: { tickets, events, rows } }: { readonly report: ImportReport }) {
  const t = useWords(imports);
  const language = useLanguage();
  const shown = (value: number) => number(value, language);
  const figures = [
    {
      label: t("fittingTickets"),
      value: share(tickets.fitting, tickets.total, language),
      note: t("ofTickets", { part: shown(tickets.fitting), whole: shown(tickets.total) }),
    },
    {
      label: t("fittingEvents"),
      value: share(events.fitted, events.total, language),
      note: t("ofEvents", { part: shown(events.fitted), whole: shown(events.total) }),
    },
    { label: t("jumps"), value: shown(events.deviated), note: share(events.deviated, events.total, language) },
    { label: t("noted"), value: shown(events.noted), note: share(events.noted, events.total, language) },
    { label: t("broken"), value: shown(rows.broken), note: share(rows.broken, rows.total, language) },
  ];
  return (
    <dl className="m-0 grid grid-cols-[repeat(auto-fit,minmax(160px,1fr))] gap-3">
      {figures.map(({ label, value, note }) => (
        <div key={label} className="rounded-lg border border-separator bg-panel px-4 py-3">
          <dt className="text-xs text-soft">{label}</dt>
          <dd className="m-0 text-xl font-semibold tabular-nums">{value}</dd>
          <dd className="m-0 text-xs text-soft tabular-nums">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
