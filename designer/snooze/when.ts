/** At this hour somebody looks again. */
const MORNING = 9;

export type When = "tomorrow" | "monday" | "week";

function morning(now: number, days: number): number {
  const day = new Date(now);
  // By the calendar of whoever sits here: a day that is an hour shorter still ends in the morning.
  day.setDate(day.getDate() + days);
  day.setHours(MORNING, 0, 0, 0);
  return day.getTime();
}

const MONDAY = 1;

/** The instants that one is likely to mean, each once, in their order; in the time zone of this computer. */
export function likely(now: number): readonly { readonly when: When; readonly at: number }[] {
  const toMonday = (MONDAY - new Date(now).getDay() + 7) % 7 || 7;
  const found = [
    { when: "tomorrow", at: morning(now, 1) },
    { when: "monday", at: morning(now, toMonday) },
    { when: "week", at: morning(now, 7) },
  ] as const;
  return found.filter(({ at }, index) => found.findIndex((other) => other.at === at) === index);
}

const two = (number: number): string => String(number).padStart(2, "0");

/** As a date input takes it. */
export function localText(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What was typed there, epoch ms; null: it is no date. */
export function instantOf(local: string): number | null {
  const at = new Date(local).getTime();
  return Number.isNaN(at) ? null : at;
}
