import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { dayOf, monthOf } from "./wall-clock.ts";
import { type Look, yearOf } from "./year.ts";

const CELL = 14;
const LOOKS: { readonly [look in Look]: string } = {
  open: "fill-info-fill stroke-begin",
  closed: "fill-raised stroke-separator",
  holiday: "fill-error-fill stroke-error",
  special: "fill-warning-fill stroke-warning",
};
const KEYS = ["open", "closed", "holiday", "special"] as const;

/** A whole year at a glance: a column a week, with its sums in words. */
export function YearView({ document, year: present }: { readonly document: Calendar; readonly year: number }) {
  const t = useWords(calendar);
  const language = useLanguage();
  const [year, setYear] = useState(present);
  const picture = useMemo(() => yearOf(document, year), [document, year]);
  const words = t("year.summary", {
    open: picture.open,
    hours: Math.round(picture.minutes / 60),
    off: picture.off,
    special: picture.special,
  });
  return (
    <section aria-labelledby="calendar-year" className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <h2 id="calendar-year" className="m-0 me-2 font-semibold text-base">
          {t("year.title", { year })}
        </h2>
        <IconButton
          icon={ChevronLeft}
          label={t("year.before")}
          disabled={year <= 2000}
          onClick={() => setYear(year - 1)}
        />
        <IconButton
          icon={ChevronRight}
          label={t("year.after")}
          disabled={year >= 2100}
          onClick={() => setYear(year + 1)}
        />
      </div>
      <p className="m-0 text-soft" aria-live="polite">
        {words}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label={t("year.days", { year })}
        className="overflow-x-auto"
      >
        <svg
          width={54 * CELL}
          height={7 * CELL + 18}
          role="img"
          aria-label={words}
          className="max-w-none"
          viewBox={`0 0 ${54 * CELL} ${7 * CELL + 18}`}
        >
          {picture.days
            .filter(({ date }) => date.endsWith("-01"))
            .map(({ at, date, week }) => (
              <text key={date} x={week * CELL} y={11} className="fill-soft text-xs">
                {monthOf(at, language)}
              </text>
            ))}
          {picture.days.map(({ date, at, weekday, week, look }) => (
            <rect
              key={date}
              x={week * CELL + 1}
              y={weekday * CELL + 18}
              width={CELL - 3}
              height={CELL - 3}
              rx={2}
              className={LOOKS[look]}
            >
              <title>{`${dayOf(at, language)}: ${t(`year.${look}`)}`}</title>
            </rect>
          ))}
        </svg>
      </section>
      <ul className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 p-0 text-soft text-xs">
        {KEYS.map((look) => (
          <li key={look} className="flex items-center gap-1.5">
            <svg width={12} height={12} aria-hidden="true">
              <rect x={0.5} y={0.5} width={11} height={11} rx={2} className={LOOKS[look]} />
            </svg>
            {t(`year.${look}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
