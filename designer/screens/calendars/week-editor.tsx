import { Copy } from "lucide-react";
import { useRef, useState } from "react";
import { type Calendar, WEEKDAYS } from "../../../blueprints/calendar.ts";
import { type DefinitionFormProps, findingAt } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { announce } from "../../ui/live-region.tsx";
import { HoursBox } from "./hours-box.tsx";
import { hoursWords } from "./hours-words.ts";
import { TimeBox } from "./time-box.tsx";
import { weekdayName } from "./wall-clock.ts";
import { type Area, hoursOf, openMinutes, painted, replaced, retimed, STEP, type Week, withDay } from "./week.ts";
import { WeekGrid } from "./week-grid.tsx";
import { areaWords, cursorWords, saidOf } from "./week-words.ts";

type Props = Pick<DefinitionFormProps<Calendar>, "document" | "change" | "findings" | "readOnly">;

/** The week: painted as a grid, exact to the minute in two boxes, and as a text a day. */
export function WeekEditor({ document, change, findings, readOnly }: Props) {
  const t = useWords(calendar);
  const language = useLanguage();
  const exact = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Area>(() => firstSpan(document.week));
  const [open, setOpen] = useState(true);
  const [note, setNote] = useState<string | null>(null);
  const { week } = document;
  const at = cursor.days[0];
  const day = WEEKDAYS[at] ?? "mon";
  const index = hoursOf(week, day).findIndex(([from, to]) => from < cursor.to && cursor.from < to);
  const chosen = cursor.days[0] === cursor.days[1] ? hoursOf(week, day)[index] : undefined;
  const put = (next: Week, options?: Parameters<typeof change>[1]) => {
    setNote(null);
    change({ ...document, week: next }, options);
  };
  const select = (area: Area) => {
    setCursor(area);
    setNote(null);
    announce(cursorWords(week, area, language, t));
  };
  const paint = (area: Area, opens: boolean) => {
    put(painted(week, area, opens), { said: saidOf(opens ? "opened" : "closed", area) });
    setCursor(area);
  };
  const move = (from: number, which: number, area: Area) => {
    const [old, now] = [WEEKDAYS[from] ?? "mon", WEEKDAYS[area.days[0]] ?? "mon"];
    const next =
      old === now
        ? withDay(week, old, replaced(hoursOf(week, old), which, area.from, area.to))
        : painted(withDay(week, old, hoursOf(week, old).toSpliced(which, 1)), area, true);
    put(next, { said: saidOf("moved", area) });
    setCursor(area);
  };
  const retime = (from: number, to: number) => {
    const overnight = to <= from;
    put(retimed(week, day, index, from, to), {
      said: saidOf("moved", { days: [at, at], from, to: overnight ? 1440 : to }),
    });
    setCursor({ days: [at, at], from, to: overnight ? 1440 : to });
    if (!overnight) return;
    const words = t("week.overnight", { day: weekdayName(at, language), next: weekdayName(at + 1, language) });
    setNote(words);
    announce(words);
  };
  const asWorkdays = () => {
    const hours = hoursOf(week, day);
    const next = WEEKDAYS.slice(0, 5).reduce((all, one) => withDay(all, one, hours), week);
    put(next);
    announce(t("week.copied", { day: weekdayName(at, language) }));
  };
  const problem = findingAt(findings, "/week");
  return (
    <section aria-labelledby="calendar-week" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="calendar-week" className="m-0 font-semibold text-base">
          {t("week.title")}
        </h2>
        <span className="text-soft">{t("week.total", { hours: hoursWords(openMinutes(week) * 60_000) })}</span>
        <span className="flex-1" />
        {!readOnly && (
          <fieldset className="m-0 flex min-w-0 items-center gap-2 border-0 p-0">
            <legend className="float-left me-2 p-0 text-soft">{t("week.paint")}</legend>
            <span className="flex overflow-hidden rounded-md border border-control">
              {[true, false].map((opens) => (
                <button
                  key={String(opens)}
                  type="button"
                  aria-pressed={open === opens}
                  className={`target min-h-8 px-2.5 ${open === opens ? "bg-raised font-medium text-link" : "text-soft hover:bg-raised"}`}
                  onClick={() => setOpen(opens)}
                >
                  {t(opens ? "week.opens" : "week.closes")}
                </button>
              ))}
            </span>
          </fieldset>
        )}
      </div>
      {problem && (
        <p className={`m-0 ${problem.severity === "error" ? "text-error" : "text-warning"}`}>
          {problem.message[language]}
        </p>
      )}
      {!readOnly && (
        <div ref={exact} className="flex min-h-14 flex-wrap items-end gap-x-3 gap-y-2">
          <span className="w-full font-medium first-letter:uppercase sm:w-auto sm:min-w-44 sm:pb-1.5">
            {areaWords(cursor, language, t)}
          </span>
          {chosen ? (
            <>
              <TimeBox
                label={t("week.from")}
                wrong={t("week.badTime")}
                value={chosen[0]}
                disabled={readOnly}
                onTime={(from) => retime(from, chosen[1])}
              />
              <TimeBox
                label={t("week.to")}
                wrong={t("week.badTime")}
                value={chosen[1]}
                disabled={readOnly}
                onTime={(to) => retime(chosen[0], to)}
              />
            </>
          ) : (
            <Button onClick={() => paint(cursor, true)}>{t("week.open")}</Button>
          )}
          <Button onClick={() => paint(cursor, false)}>{t("week.close")}</Button>
          <Button variant="ghost" icon={Copy} onClick={asWorkdays}>
            {t("week.copyWorkdays", { day: weekdayName(at, language) })}
          </Button>
        </div>
      )}
      {note && (
        <p className="m-0 rounded-lg bg-info-fill px-3 py-2 text-info" role="status">
          {note}
        </p>
      )}
      <WeekGrid
        {...{ week, findings, readOnly, cursor, open }}
        onCursor={select}
        onPaint={paint}
        onMove={move}
        onExact={() => exact.current?.querySelector("input")?.focus()}
      />
      {!readOnly && <p className="m-0 text-soft text-xs">{t("week.hint")}</p>}
      <details className="rounded-lg border border-separator bg-panel px-3 py-2" open={problem !== undefined}>
        <summary className="font-medium">{t("week.text")}</summary>
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          {WEEKDAYS.map((one, number) => (
            <HoursBox
              key={one}
              label={weekdayName(number, language)}
              value={week[one] ?? []}
              wrong={t("week.badHours")}
              error={findingAt(findings, `/week/${one}`)?.message[language]}
              closed={t("week.none")}
              pointer={`/week/${one}`}
              disabled={readOnly}
              onHours={(hours) => put(withDay(week, one, hours))}
            />
          ))}
        </div>
        <p className="mt-2 mb-0 text-soft text-xs">{t("week.textHint")}</p>
      </details>
    </section>
  );
}

/** Where the cursor stands first: on the first open hours, else on Monday morning. */
function firstSpan(week: Week): Area {
  const found = WEEKDAYS.map((day, at) => ({ at, span: hoursOf(week, day)[0] })).find(({ span }) => span !== undefined);
  const [from, to] = found?.span ?? [540, 540 + STEP];
  return { days: [found?.at ?? 0, found?.at ?? 0], from, to };
}
