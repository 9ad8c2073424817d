import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import type { Language, Sentence } from "../../../blueprints/text.ts";
import { calendar } from "../../i18n/calendar.ts";
import { type Translate, wordsOf } from "../../i18n/i18n.ts";
import { weekdayName } from "./wall-clock.ts";
import { type Area, hoursOf, timeOf, type Week } from "./week.ts";

type Words = Translate<keyof (typeof calendar)["en"] & string>;

/** Open, closed or partly open: what a rectangle of the week is now. */
export function stateOf(week: Week, { days, from, to }: Area): "isOpen" | "isClosed" | "isMixed" {
  const shares = WEEKDAYS.slice(days[0], days[1] + 1).map((day) =>
    hoursOf(week, day).reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0),
  );
  if (shares.every((share) => share === 0)) return "isClosed";
  return shares.every((share) => share >= to - from) ? "isOpen" : "isMixed";
}

/** "Monday, 09:00 to 09:15, closed": what the cursor is told to a screen reader. */
export function cursorWords(week: Week, area: Area, language: Language, t: Words): string {
  const [first, last] = area.days;
  const values = { from: timeOf(area.from), to: timeOf(area.to), state: t(`week.${stateOf(week, area)}`) };
  return first === last
    ? t("week.cursor", { ...values, day: weekdayName(first, language) })
    : t("week.cursorDays", { ...values, first: weekdayName(first, language), last: weekdayName(last, language) });
}

/** "Monday 09:00–12:00", "Monday–Friday 09:00–12:00". */
export function areaWords({ days, from, to }: Area, language: Language, t: Words): string {
  const [first, last] = days;
  const name =
    first === last
      ? weekdayName(first, language)
      : t("week.days", { first: weekdayName(first, language), last: weekdayName(last, language) });
  return t("week.area", { days: name, from: timeOf(from), to: timeOf(to) });
}

/** The same in both languages, for the live region and the steps of undo. */
export function saidOf(key: "opened" | "closed" | "moved", area: Area): Sentence {
  const t = wordsOf(calendar);
  const in_ = (language: Language) => t(`week.${key}`, { what: areaWords(area, language, t), lng: language });
  return { en: in_("en"), fr: in_("fr") };
}
