import type { LedgerLineView } from "../../api/contract/clocks.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { instantIn, lengthIn } from "./lengths.ts";

export type Interval = LedgerLineView["spans"][number];

export interface IntervalsProps {
  readonly spans: readonly Interval[];
  /** Zone of the calendar that counted them: its opening hours read as it has them. */
  readonly timeZone: string | null;
  readonly stopped: (by: NonNullable<Interval["why"]>) => string;
}

/** Interval by interval: from when to when, how much of it counted, or why it did not. */
export function Intervals({ spans, timeZone, stopped }: IntervalsProps) {
  const t = useWords(area);
  const language = useLanguage();
  const at = (instant: number) => instantIn(instant, language, timeZone ?? undefined);
  return (
    <table className="w-full border-collapse text-start">
      <caption className="sr-only">{t("intervals")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("from")}</th>
          <th scope="col">{t("to")}</th>
          <th scope="col">{t("length")}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={`${span.from} ${span.to}`} className={span.counted ? "" : "text-soft"}>
            <td className="w-0 py-0.5 pe-2 whitespace-nowrap">{at(span.from)}</td>
            <td className="w-0 py-0.5 pe-2 whitespace-nowrap">
              <span aria-hidden className="pe-2">
                –
              </span>
              {sameDay(at(span.from), at(span.to)) ? at(span.to).slice(-5) : at(span.to)}
            </td>
            <td className="py-0.5 text-end">
              {span.counted
                ? lengthIn(span.ms, false, t, language)
                : span.why
                  ? t("reason.paused", { why: stopped(span.why) })
                  : t("reason.closed")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The written days of two instants are the same: all but their five characters of time. */
const sameDay = (one: string, other: string): boolean => one.slice(0, -5) === other.slice(0, -5);
