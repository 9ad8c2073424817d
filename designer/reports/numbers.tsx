import type { ReactNode } from "react";
import type { Figure, ReportView } from "../../api/contract/figures.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { colon } from "../i18n/typeset.ts";
import type { Query } from "./asked.ts";
import { CountLink } from "./count-link.tsx";
import { length, number, share } from "./words.ts";

/** The figures that one looks at first. */
export function Numbers({ report, query }: { readonly report: ReportView; readonly query: Query }) {
  const t = useWords(reports);
  const language = useLanguage();
  const { totals, firstReply, resolution } = report;
  const counted = (figure: Figure, count: number) => <CountLink {...{ query, figure, count }} />;
  return (
    <dl className="m-0 mb-6 grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3">
      <One name={t("opened")}>{counted("opened", totals.opened)}</One>
      <One name={t("solved")}>{counted("solved", totals.solved)}</One>
      <One name={t("unsolved")}>{counted("open", totals.open)}</One>
      <One name={t("unassigned")}>{counted("unassigned", totals.unassigned)}</One>
      <Time
        name={t("firstReply")}
        lengths={firstReply}
        more={t("noReply", { count: number(firstReply.none, language) })}
      />
      <Time name={t("resolution")} lengths={resolution} />
      <One name={t("reopened")} more={t("reopenRate", { share: share(totals.reopened, totals.reopenedOf, language) })}>
        {counted("reopened", totals.reopened)}
      </One>
      <One name={t("oneTouch")} more={t("oneTouchRate", { share: share(totals.oneTouch, totals.solved, language) })}>
        {counted("oneTouch", totals.oneTouch)}
      </One>
    </dl>
  );
}

function One({
  name,
  more,
  children,
}: {
  readonly name: string;
  readonly more?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="rounded-lg border border-separator bg-panel px-3 py-2">
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="m-0 font-semibold text-xl tabular-nums">{children}</dd>
      {more && <dd className="m-0 text-soft text-xs">{more}</dd>}
    </div>
  );
}

function Time({
  name,
  lengths,
  more,
}: {
  readonly name: string;
  readonly lengths: ReportView["resolution"];
  readonly more?: string;
}) {
  const t = useWords(reports);
  const language = useLanguage();
  const { working, calendar } = lengths;
  const shown = working ?? calendar;
  return (
    <div className="rounded-lg border border-separator bg-panel px-3 py-2">
      <dt className="text-soft text-xs">
        {name}, {t(working ? "working" : "wall")}
      </dt>
      <dd className="m-0 font-semibold text-xl tabular-nums">{length(shown.median, language)}</dd>
      <dd className="m-0 text-soft text-xs">
        {t("p90")} {length(shown.p90, language)} · {more ?? t("measured", { count: number(shown.count, language) })}
      </dd>
      {working && (
        <dd className="m-0 text-soft text-xs">
          {t("wall")}
          {colon(language)}
          {length(calendar.median, language)}
        </dd>
      )}
    </div>
  );
}
