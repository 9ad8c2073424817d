import type { Language } from "../../../blueprints/text.ts";
import { isOpen, nextOpening, spansBetween } from "../../../runtime/calendar/calendar.ts";
import type { calendar } from "../../i18n/calendar.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { Counting } from "./use-engine.ts";
import { clockOf, localOf, nextDayOf } from "./wall-clock.ts";

export interface Standing {
  readonly open: boolean;
  readonly text: string;
}

/** "Open now, until 18:00", "Opens Monday 09:00", by the clock of the calendar's own zone. */
export function standingOf(
  { calendar: compiled, zone }: Counting,
  now: number,
  t: Translate<keyof (typeof calendar)["en"] & string>,
  language: Language,
): Standing {
  const here = localOf(zone, now);
  if (isOpen(compiled, now)) {
    const [span] = spansBetween(compiled, now, now + 8 * 86_400_000, 1);
    const end = span ? localOf(zone, span.to) : here;
    // More than a week ahead there is nothing to tell: it does not close.
    if (!span || span.to >= now + 8 * 86_400_000) return { open: true, text: t("now.always") };
    const day = nextDayOf(end, here, language);
    const time = clockOf(end, language);
    return { open: true, text: day ? t("now.openUntilDay", { day, time }) : t("now.openUntil", { time }) };
  }
  const next = nextOpening(compiled, now);
  if (next === null) return { open: false, text: t("now.never") };
  const local = localOf(zone, next);
  const day = nextDayOf(local, here, language);
  const time = clockOf(local, language);
  return { open: false, text: day ? t("now.opensDay", { day, time }) : t("now.opens", { time }) };
}
