import { Clock } from "lucide-react";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { useNow } from "../../data/use-now.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";
import { DayLength } from "./day-length.tsx";
import { Holidays } from "./holidays.tsx";
import { Openings } from "./openings.tsx";
import { standingOf } from "./standing.ts";
import { TryIt } from "./try-it.tsx";
import { useCounting } from "./use-engine.ts";
import { localOf } from "./wall-clock.ts";
import { WeekEditor } from "./week-editor.tsx";
import { YearView } from "./year-view.tsx";
import { ZoneField } from "./zone-field.tsx";

/** A calendar: its week, its days off, and what comes of both. */
export function CalendarForm({ document, change, findings, readOnly }: DefinitionFormProps<Calendar>) {
  const t = useWords(calendar);
  const language = useLanguage();
  const now = useNow();
  const counting = useCounting(document);
  const standing = counting ? standingOf(counting, now, t, language) : null;
  const year = new Date(counting ? localOf(counting.zone, now) : now).getUTCFullYear();
  return (
    <div className="@container flex flex-col gap-8">
      <div className="grid @4xl:grid-cols-[minmax(0,1fr)_22rem] grid-cols-1 gap-8">
        <WeekEditor {...{ document, change, findings, readOnly }} />
        <div className="flex flex-col gap-6">
          <section aria-labelledby="calendar-now" className="flex flex-col gap-4">
            <div className="flex min-h-6 flex-wrap items-center gap-2">
              <h2 id="calendar-now" className="m-0 font-semibold text-base">
                {t("now.title")}
              </h2>
              {standing && (
                <Badge tone={standing.open ? "good" : "paused"} icon={Clock}>
                  {standing.text}
                </Badge>
              )}
            </div>
            <ZoneField
              value={document.timeZone}
              error={errorAt(findings, "/timeZone", language)}
              disabled={readOnly}
              {...{ counting, now }}
              onChange={(timeZone) => change({ ...document, timeZone })}
            />
            <DayLength
              {...{ document }}
              error={errorAt(findings, "/dayLength", language)}
              disabled={readOnly}
              onChange={change}
            />
          </section>
          <section
            aria-labelledby="calendar-try"
            className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4"
          >
            <h2 id="calendar-try" className="m-0 font-semibold text-base">
              {t("try.title")}
            </h2>
            <TryIt {...{ counting, now }} />
          </section>
        </div>
      </div>
      <YearView key={year} {...{ document, year }} />
      <div className="grid @4xl:grid-cols-2 grid-cols-1 gap-8">
        <Holidays {...{ document, change, findings, readOnly, year }} />
        <Openings {...{ document, change, findings, readOnly }} />
      </div>
    </div>
  );
}
