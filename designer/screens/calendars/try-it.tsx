import { useState } from "react";
import { parseDuration } from "../../../blueprints/duration.ts";
import { add, spansBetween, workingMs } from "../../../runtime/calendar/calendar.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { DurationInput } from "../../inspector/duration-input.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { hoursWords } from "./hours-words.ts";
import type { Counting } from "./use-engine.ts";
import { boxOf, clockOf, dayOf, instantOf, localOf, wholeOf } from "./wall-clock.ts";

const MOST = 60;

/** From this instant plus so much working time gives that instant, with every span that was counted. */
export function TryIt({ counting, now }: { readonly counting: Counting | null | undefined; readonly now: number }) {
  const t = useWords(calendar);
  const [from, setFrom] = useState<string | null>(null);
  const [length, setLength] = useState("PT4H");
  if (!counting) return <p className="m-0 text-soft">{t(counting === null ? "try.noZone" : "try.waiting")}</p>;
  const text = from ?? boxOf(localOf(counting.zone, now));
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t("try.from")}
        hint={t("try.fromHint", { zone: counting.zone.name })}
        error={instantOf(counting.zone, text) === null ? t("try.badFrom") : undefined}
      >
        {(control) => (
          <span className="flex gap-2">
            <input
              {...control}
              type="datetime-local"
              className="control min-w-0 flex-1"
              value={text}
              onChange={(event) => setFrom(event.target.value)}
            />
            <Button size="s" onClick={() => setFrom(null)}>
              {t("try.now")}
            </Button>
          </span>
        )}
      </Field>
      <Field label={t("try.add")}>
        {(control) => <DurationInput id={control.id} value={length} onChange={setLength} />}
      </Field>
      <Result {...{ counting, text, length }} />
    </div>
  );
}

function Result({
  counting: { calendar: compiled, zone },
  text,
  length,
}: {
  readonly counting: Counting;
  readonly text: string;
  readonly length: string;
}) {
  const t = useWords(calendar);
  const language = useLanguage();
  const from = instantOf(zone, text);
  const duration = parseDuration(length);
  if (from === null || !duration) return null;
  const wanted = workingMs(compiled, duration);
  const at = add(compiled, from, wanted);
  if (at === null)
    return (
      <output aria-live="polite" className="block text-warning">
        {t("try.none")}
      </output>
    );
  const counted = spansBetween(compiled, from, at, MOST);
  const shownMs = counted.reduce((sum, one) => sum + one.to - one.from, 0);
  return (
    <div className="flex flex-col gap-2">
      <output aria-live="polite" className="block rounded-lg bg-info-fill px-3 py-2 text-info">
        {t("try.gives")}{" "}
        <strong className="block font-semibold first-letter:uppercase">{wholeOf(localOf(zone, at), language)}</strong>
      </output>
      <h3 className="m-0 font-medium text-sm">{t("try.counted")}</h3>
      <ol className="tabular m-0 max-h-52 list-none overflow-y-auto p-0">
        {counted.map((one) => {
          const [start, end] = [localOf(zone, one.from), localOf(zone, one.to)];
          return (
            <li key={one.from} className="flex gap-2 border-separator border-t py-1 first:border-t-0">
              <span className="min-w-0 flex-1 first-letter:uppercase">
                {t("try.span", {
                  day: dayOf(start, language),
                  from: clockOf(start, language),
                  to: endOf(start, end, language),
                })}
              </span>
              <span>{hoursWords(one.to - one.from)}</span>
            </li>
          );
        })}
      </ol>
      {shownMs < wanted && <p className="m-0 text-soft">{t("try.more", { count: more(compiled, from, at) })}</p>}
      <p className="m-0 text-soft">{t("try.sum", { length: hoursWords(wanted) })}</p>
    </div>
  );
}

/** The end of a span: with its day where that is another one; midnight is the end of its own. */
function endOf(start: number, end: number, language: "en" | "fr"): string {
  const day = (at: number) => Math.floor(at / 86_400_000);
  if (day(start) === day(end)) return clockOf(end, language);
  if (day(end - 1) === day(start)) return "24:00";
  return `${dayOf(end, language)}, ${clockOf(end, language)}`;
}

const more = (compiled: Counting["calendar"], from: number, at: number): number =>
  spansBetween(compiled, from, at, 50_000).length - MOST;
