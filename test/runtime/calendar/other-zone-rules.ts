import type { Rule, Zone } from "./other-zone-data.ts";

/** From an instant on (UTC ms), local time is UTC plus `offset` ms. */
export interface Shift {
  readonly at: number;
  readonly offset: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** One clock change that a rule orders: a moment on some clock, and the minutes that are added to standard time from then on. */
interface Change {
  readonly local: number;
  readonly clock: "wall" | "standard" | "utc";
  readonly save: number;
}

/** Every change of a zone's clocks up to the end of `lastYear`; the first stands at minus infinity. */
export function shiftsOf(zone: Zone, rules: Readonly<Record<string, readonly Rule[]>>, lastYear: number): Shift[] {
  const shifts: Shift[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const [behind, ruleName, , until] of zone) {
    const standard = -Number(behind) * MINUTE;
    const changes = ruleName in rules ? changesOf(rules[ruleName] ?? [], lastYear) : [];
    const fixed = fixedSave(ruleName);
    let save = fixed;
    let begun = false;
    let end = utcOf(until, standard, save);
    for (const change of changes) {
      const at = change.local - (change.clock === "utc" ? 0 : standard) - (change.clock === "wall" ? save : 0);
      if (at > start && !begun) {
        push(shifts, start, standard + save);
        begun = true;
        end = utcOf(until, standard, save);
      }
      if (at >= end) break;
      save = change.save;
      end = utcOf(until, standard, save);
      if (begun) push(shifts, at, standard + save);
    }
    if (!begun) push(shifts, start, standard + save);
    start = end;
  }
  return shifts;
}

/** The data write an era's end as its wall clock showed it. */
const utcOf = (until: string | null, standard: number, save: number): number =>
  until === null ? Number.POSITIVE_INFINITY : Number(until) - standard - save;

/** An era without rules may add a fixed time itself: `1:00`. */
function fixedSave(name: string): number {
  const match = /^(-?)(\d+):(\d\d)$/.exec(name);
  return match ? (match[1] ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * MINUTE : 0;
}

function push(shifts: Shift[], at: number, offset: number): void {
  if (shifts.at(-1)?.offset !== offset) shifts.push({ at, offset });
}

function changesOf(rules: readonly Rule[], lastYear: number): Change[] {
  const changes: Change[] = [];
  for (const [from, to, , month, on, [hours, minutes, seconds, kind], save] of rules) {
    const last = to === "only" ? Number(from) : to === "max" ? lastYear : Math.min(Number(to), lastYear);
    const time = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
    const clock = kind === "u" ? "utc" : kind === "s" ? "standard" : "wall";
    for (let year = Number(from); year <= last; year += 1)
      changes.push({ local: dayOf(year, MONTHS.indexOf(month), on) + time, clock, save: Number(save) * MINUTE });
  }
  return changes.sort((one, two) => one.local - two.local);
}

/** The midnight that a day is written for: `25`, `lastSun`, `Sun>=8`, `Sat<=30`. */
function dayOf(year: number, month: number, on: string): number {
  const weekday = WEEKDAYS.indexOf(on.startsWith("last") ? on.slice(4) : on.slice(0, 3));
  if (weekday < 0) return Date.UTC(year, month, Number(on));
  if (on.startsWith("last")) return backTo(Date.UTC(year, month + 1, 0), weekday);
  const day = Date.UTC(year, month, Number(on.slice(5)));
  return on[3] === "<" ? backTo(day, weekday) : backTo(day + 6 * DAY, weekday);
}

const backTo = (day: number, weekday: number): number => day - ((new Date(day).getUTCDay() - weekday + 7) % 7) * DAY;
