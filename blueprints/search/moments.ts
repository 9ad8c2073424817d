import type { Comparison } from "./query.ts";

/** From `from` on, before `to`, epoch ms; null: without an end on that side. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const UNITS: { readonly [unit: string]: number } = { h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS, j: DAY_MS, s: 7 * DAY_MS };

/**
 * What a date or an age means: `2026-01-31`, `2026-01`, `2026`, `today`, `yesterday`, or how long ago: `12h`, `7d`, `2w`, where `<7d` is
 * less than seven days ago. Days begin at midnight `offset` minutes east of UTC. Null: it is none of these.
 */
export function periodOf(comparison: Comparison, value: string, now: number, offset: number): Period | null {
  const age = ageOf(value);
  if (age !== null) {
    const at = now - age;
    return comparison === ">" || comparison === ">=" ? { from: null, to: at } : { from: at, to: null };
  }
  const day = dayOf(value, now + offset * MINUTE_MS);
  if (!day) return null;
  const [from, to] = [day.from - offset * MINUTE_MS, day.to - offset * MINUTE_MS];
  switch (comparison) {
    case "=":
      return { from, to };
    case "<":
      return { from: null, to: from };
    case "<=":
      return { from: null, to };
    case ">":
      return { from: to, to: null };
    case ">=":
      return { from, to: null };
  }
}

function ageOf(value: string): number | null {
  const [, count, unit] = /^([0-9]{1,5})([hdwjs])$/i.exec(value) ?? [];
  const ms = UNITS[unit?.toLowerCase() ?? ""];
  return count !== undefined && ms !== undefined ? Number(count) * ms : null;
}

/** The day, month or year as if the clock stood at UTC. `local` is now on that clock. */
function dayOf(value: string, local: number): { readonly from: number; readonly to: number } | null {
  const word = value.toLowerCase();
  const today = Math.floor(local / DAY_MS) * DAY_MS;
  if (word === "today" || word === "aujourd'hui") return { from: today, to: today + DAY_MS };
  if (word === "yesterday" || word === "hier") return { from: today - DAY_MS, to: today };
  const [, y, m, d] = /^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$/.exec(value) ?? [];
  if (y === undefined) return null;
  const [year, month, day] = [Number(y), Number(m ?? 1), Number(d ?? 1)];
  const from = Date.UTC(year, month - 1, day);
  const read = new Date(from);
  // The 31st of February is no day.
  if (year < 1000 || read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
  if (d !== undefined) return { from, to: from + DAY_MS };
  return { from, to: m === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1) };
}
