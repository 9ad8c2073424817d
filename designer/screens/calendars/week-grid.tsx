import { type KeyboardEvent, useMemo } from "react";
import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import type { Finding } from "../../../blueprints/finding.ts";
import { findingAt } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { useWeekDrag } from "./use-week-drag.ts";
import { weekdayName } from "./wall-clock.ts";
import { type Area, DAY_MINUTES, hoursOf, timeOf, type Week, type Weekday } from "./week.ts";
import { keyAnswer } from "./week-keys.ts";

const HOURS = Array.from({ length: 25 }, (_, hour) => hour);
const share = (minute: number): string => `${(minute / DAY_MINUTES) * 100}%`;
const column = (day: number): string => `${(day / WEEKDAYS.length) * 100}%`;

/** Where a span stands in the document, which need not have them in order. */
const placeOf = (week: Week, day: Weekday, [from, to]: readonly [number, number]): number =>
  (week[day] ?? []).findIndex((span) => span[0] === timeOf(from) && span[1] === timeOf(to));

export interface WeekGridProps {
  readonly week: Week;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  readonly cursor: Area;
  /** Whether the mouse opens or closes. */
  readonly open: boolean;
  readonly onCursor: (area: Area) => void;
  readonly onPaint: (area: Area, open: boolean) => void;
  readonly onMove: (day: number, index: number, area: Area) => void;
  /** F2: to the exact times of what is selected. */
  readonly onExact: () => void;
}

/** Seven days, midnight to midnight: painted with the mouse, or with the keys of {@link keyAnswer}. One tab stop. */
export function WeekGrid(props: WeekGridProps) {
  const { week, findings, readOnly, cursor, open, onCursor, onPaint, onMove } = props;
  const t = useWords(calendar);
  const language = useLanguage();
  const { drag, handlers } = useWeekDrag({
    ...{ week, open, onCursor },
    disabled: readOnly,
    onPainted: onPaint,
    onMoved: onMove,
  });
  const names = useMemo(
    () => WEEKDAYS.map((_, day) => [weekdayName(day, language, "short"), weekdayName(day, language)] as const),
    [language],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "F2") {
      event.preventDefault();
      return props.onExact();
    }
    const answer = keyAnswer(week, cursor, event);
    if (!answer) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer.kind === "cursor") onCursor(answer.area);
    else if (!readOnly) onPaint(cursor, answer.open);
  };
  return (
    <div className="flex select-none flex-col gap-1">
      <div className="grid grid-cols-[2rem_minmax(0,1fr)] sm:grid-cols-[2.5rem_minmax(0,1fr)]" aria-hidden>
        <span />
        <div className="grid grid-cols-7 text-center font-medium text-xs">
          {names.map(([short, long]) => (
            <span key={long} title={long} className="truncate first-letter:uppercase">
              {short}
            </span>
          ))}
        </div>
      </div>
      <div className="grid grid-cols-[2rem_minmax(0,1fr)] sm:grid-cols-[2.5rem_minmax(0,1fr)]">
        <div className="tabular relative text-soft text-xs" aria-hidden>
          {HOURS.filter((hour) => hour % 2 === 0).map((hour) => (
            <span key={hour} className="absolute right-1.5 -translate-y-1/2" style={{ top: share(hour * 60) }}>
              {hour}
            </span>
          ))}
        </div>
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the week is one control, worked by arrow keys
          tabIndex={0}
          aria-label={t("week.label")}
          data-pointer="/week"
          className="relative h-144 touch-pan-y overflow-hidden rounded-md border border-control bg-raised"
          onKeyDown={onKeyDown}
          {...handlers}
        >
          {HOURS.slice(1, -1).map((hour) => (
            <span
              key={hour}
              aria-hidden
              className={`pointer-events-none absolute inset-x-0 border-separator border-t ${hour % 6 === 0 ? "" : "opacity-50"}`}
              style={{ top: share(hour * 60) }}
            />
          ))}
          {WEEKDAYS.slice(1).map((day, index) => (
            <span
              key={day}
              aria-hidden
              className="pointer-events-none absolute inset-y-0 border-separator border-s"
              style={{ left: column(index + 1) }}
            />
          ))}
          {WEEKDAYS.flatMap((day, at) =>
            hoursOf(week, day).map((span, index) => {
              const held = drag?.kind === "span" && drag.day === at && drag.index === index;
              return (
                <Span
                  // biome-ignore lint/suspicious/noArrayIndexKey: spans have no names; their place is what counts
                  key={`${day} ${index}`}
                  {...{ index, span }}
                  day={at}
                  faded={held}
                  wrong={findingAt(findings, `/week/${day}/${placeOf(week, day, span)}`)?.severity === "error"}
                  grips={!readOnly && open}
                />
              );
            }),
          )}
          {drag?.kind === "span" && <Span day={drag.area.days[0]} index={-1} span={[drag.area.from, drag.area.to]} />}
          {drag?.kind === "paint" && <Rectangle area={drag.area} look={drag.open ? "opening" : "closing"} />}
          {!drag && <Rectangle area={cursor} look="cursor" />}
        </div>
      </div>
    </div>
  );
}

function Span({
  day,
  index,
  span,
  faded = false,
  wrong = false,
  grips = false,
}: {
  readonly day: number;
  readonly index: number;
  readonly span: readonly [number, number];
  readonly faded?: boolean;
  readonly wrong?: boolean;
  readonly grips?: boolean;
}) {
  const [from, to] = span;
  const look = wrong ? "border-error bg-error-fill text-error" : "border-begin bg-info-fill text-info";
  return (
    <span
      data-span={index}
      className={`absolute flex flex-col overflow-hidden rounded border text-xs ${look} ${grips ? "cursor-move" : ""} ${faded ? "opacity-40" : ""}`}
      style={{
        left: `calc(${column(day)} + 2px)`,
        width: `calc(${column(1)} - 4px)`,
        top: share(from),
        height: share(Math.max(to - from, 5)),
      }}
    >
      {grips && <span data-grip="start" className="absolute inset-x-0 top-0 h-1.5 cursor-ns-resize" />}
      {to - from >= 45 && (
        <span className="tabular pointer-events-none truncate px-1 pt-0.5 leading-4 max-sm:hidden">
          {timeOf(from)}–{timeOf(to)}
        </span>
      )}
      {grips && <span data-grip="end" className="absolute inset-x-0 bottom-0 h-1.5 cursor-ns-resize" />}
    </span>
  );
}

const LOOKS = {
  cursor: "border-2 border-link",
  opening: "border-2 border-begin bg-info-fill opacity-80",
  closing: "border-2 border-error bg-error-fill opacity-80",
} as const;

function Rectangle({ area, look }: { readonly area: Area; readonly look: keyof typeof LOOKS }) {
  return (
    <span
      aria-hidden
      data-cursor={look === "cursor" ? "" : undefined}
      className={`pointer-events-none absolute rounded ${LOOKS[look]}`}
      style={{
        left: column(area.days[0]),
        width: column(area.days[1] - area.days[0] + 1),
        top: share(area.from),
        height: share(area.to - area.from),
      }}
    />
  );
}
