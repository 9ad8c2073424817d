/** A day as a number that counts on: days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day of that name; null where the calendar of the world has none: 30 February. Months count from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const at = Date.UTC(year, month - 1, date);
  const back = new Date(at);
  const same = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return same ? at / DAY_MS : null;
}

/** Reads `20261225`; null for anything that is no day. */
export function readDay(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => new Date(day * DAY_MS).getUTCFullYear();
/** From 1. */
export const monthOf = (day: Day): number => new Date(day * DAY_MS).getUTCMonth() + 1;
export const dateOf = (day: Day): number => new Date(day * DAY_MS).getUTCDate();
/** 0: Sunday. */
export const weekdayOf = (day: Day): number => new Date(day * DAY_MS).getUTCDay();

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
