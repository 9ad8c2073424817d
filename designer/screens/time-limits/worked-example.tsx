import { CalendarClock } from "lucide-react";
import { useState } from "react";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { PRIORITIES, type Priority } from "../../../blueprints/status.ts";
import type { Language } from "../../../blueprints/text.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { durationPhrase } from "../../rules/typed-duration.ts";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { calendarOf, type ExampleLine, instantOf, nextFriday, startsWithTicket, wallTime, worked } from "./example.ts";

const WEEK = 6 * 86_400_000;

/** "Friday 16:30"; with its date when that is not this week's. */
function dayWords(at: number, from: number, zone: string, language: Language): string {
  const far = Math.abs(at - from) > WEEK;
  const parts = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    timeZone: zone,
    weekday: "long",
    ...(far && { day: "numeric", month: "long" }),
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((it) => it.type === type)?.value ?? "";
  const date = far ? ` ${part("day")} ${part("month")}` : "";
  return `${part("weekday")}${date} ${part("hour")}:${part("minute")}`;
}

/** What the policy comes to for one ticket, counted by the real engine here in the browser. */
export function WorkedExample({
  policy,
  directory,
}: {
  readonly policy: SlaPolicy;
  readonly directory: DirectoryView | null;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const calendars = directory?.calendars ?? [];
  const zone = calendarOf(calendars, policy)?.hours.timeZone ?? "Europe/Paris";
  const [wall, setWall] = useState(() => wallTime(nextFriday(Date.now(), zone), zone));
  const [priority, setPriority] = useState<Priority | null>("normal");
  const at = instantOf(wall, zone);
  const lines = at === null ? [] : worked(policy, calendars, priority, at);
  const ticket = t(`example.${priority ?? "null"}`);
  const first = lines.find((it) => startsWithTicket(it.metric)) ?? lines[0];
  const say = (instant: number) => dayWords(instant, at ?? instant, zone, language);
  const sentence =
    first === undefined
      ? t("example.none", { ticket })
      : first.dueAt === null
        ? t("example.noCalendar", { ticket })
        : t("example.due", { ticket, at: say(at ?? 0), due: say(first.dueAt) });
  return (
    <section aria-labelledby="example" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="example" className="m-0 flex items-center gap-2 font-semibold text-base">
          <CalendarClock size={18} aria-hidden className="text-soft" />
          {t("example.title")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("example.hint")}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Field label={t("example.at")} hint={t("example.zone", { zone: zone.replaceAll("_", " ") })} className="w-56">
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              className="control"
              value={wall}
              min="2000-01-01T00:00"
              max="2100-12-31T23:59"
              onChange={(event) => setWall(event.target.value)}
            />
          )}
        </Field>
        <Select
          label={t("example.priority")}
          className="w-44"
          value={priority ?? ""}
          empty={t("column.default")}
          options={PRIORITIES.map((it) => ({ value: it, label: t(`column.${it}`) }))}
          onChange={(next) => setPriority(PRIORITIES.find((it) => it === next) ?? null)}
        />
      </div>
      {at !== null && (
        <>
          <p role="status" className="m-0 rounded-md bg-info-fill px-3 py-2 font-medium text-info">
            {sentence}
          </p>
          {lines.length > 0 && (
            <ul aria-label={t("example.all")} className="m-0 flex list-none flex-col gap-1 p-0">
              {lines.map((line) => (
                <Line key={line.metric} line={line} say={say} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Line({ line, say }: { readonly line: ExampleLine; readonly say: (at: number) => string }) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const { metric, target, dueAt, spans } = line;
  const words = {
    metric: metricType(metric).title[language],
    target: durationPhrase(target.within, target.time, language),
  };
  return (
    <li className="flex flex-col">
      <span>
        {dueAt === null ? t("example.lineNever", words) : t("example.line", { ...words, due: say(dueAt) })}
        {!startsWithTicket(metric) && <span className="text-soft"> · {t("example.lineStart")}</span>}
      </span>
      {spans.length > 1 && (
        <details className="text-soft text-xs">
          <summary>{t("example.counted")}</summary>
          <ul className="m-0 list-disc ps-5">
            {spans.map(({ from, to }) => (
              <li key={from} className="tabular">
                {say(from)} – {say(to)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
