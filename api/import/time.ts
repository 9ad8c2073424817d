import { patternOf } from "./time-format.ts";

/** An instant read from a log. `doubt` says when its local time was shown twice or never by the zone's clocks. */
export type ReadInstant = { readonly at: number; readonly doubt?: "ambiguous" | "skipped" } | null;

/** True for a zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const QUARTER = 900_000;
const DAY = 86_400_000;

/**
 * Offset of a zone from UTC in ms at an instant. Asking is slow, so answers are kept: a day that begins and ends with the
 * same offset has it throughout; on the others, no zone changes within a quarter of an hour.
 */
function offsetReader(zone: string): (at: number) => number {
  const ask = offsetAsker(zone);
  const quarters = new Map<number, number>();
  const days = new Map<number, number | null>();
  const remembered = <T>(known: Map<number, T>, key: number, make: () => T): T => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
  const quarter = (at: number): number => {
    const start = Math.floor(at / QUARTER) * QUARTER;
    return remembered(quarters, start, () => ask(start));
  };
  return (at) => {
    const start = Math.floor(at / DAY) * DAY;
    const whole = remembered(days, start, () => (quarter(start) === quarter(start + DAY) ? quarter(start) : null));
    return whole ?? quarter(at);
  };
}

function offsetAsker(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const part: { [type: string]: number } = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day, hour, minute, second } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
}

interface Fields {
  readonly [name: string]: string | undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The hour of the day; null for one that a clock of 12 hours does not show. */
function hourOf({ hour, hour12, half }: Fields): number | null {
  if (hour12 === undefined) return Number(hour ?? 0);
  const shown = Number(hour12);
  if (shown < 1 || shown > 12) return null;
  return (shown % 12) + (half?.toLowerCase() === "pm" ? 12 : 0);
}

/** Two figures of a year mean 1970 to 2069. */
const yearOf = ({ year, shortYear }: Fields): number =>
  shortYear === undefined ? Number(year) : Number(shortYear) + (Number(shortYear) < 70 ? 2000 : 1900);

const monthOf = ({ month, monthName }: Fields): number =>
  monthName === undefined ? Number(month) : MONTHS.indexOf(monthName.toLowerCase()) + 1;

/** The wall time of a match as if it were UTC; null for a day or hour that no calendar has (30 February, 25:00). */
function wallTime(fields: Fields): number | null {
  const [year, month, day, hour] = [yearOf(fields), monthOf(fields), Number(fields.day), hourOf(fields)];
  const [minute, second] = [Number(fields.minute ?? 0), Number(fields.second ?? 0)];
  const milli = Number((fields.milli ?? "0").padEnd(3, "0").slice(0, 3));
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  const back = new Date(wall);
  return back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? wall : null;
}

function offsetMs(text: string): number {
  if (text === "Z") return 0;
  const digits = text.slice(1).replace(":", "");
  return (text.startsWith("-") ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/**
 * Reads a log's instants as epoch milliseconds. Wall time is taken in `zone`: an hour that was shown twice means the
 * `ambiguous` one; an hour that was skipped is read with the offset before the change, so it lands as far after it.
 */
export function instantReader(time: {
  readonly zone: string;
  readonly format?: string | undefined;
  readonly ambiguous?: "earlier" | "later" | undefined;
}): (text: string) => ReadInstant {
  const { zone, format = "iso", ambiguous = "earlier" } = time;
  if (format === "epochMs" || format === "epochSeconds") {
    const unit = format === "epochMs" ? 1 : 1000;
    return (text) =>
      /^-?\d{1,14}$/.test(text) && Math.abs(Number(text) * unit) <= 8.64e15 ? { at: Number(text) * unit } : null;
  }
  const pattern = patternOf(format);
  const offsetAt = offsetReader(zone);
  return (text) => {
    const fields = pattern?.exec(text.trim())?.groups;
    const wall = fields ? wallTime(fields) : null;
    if (!fields || wall === null) return null;
    if (fields.offset !== undefined) return { at: wall - offsetMs(fields.offset) };
    const before = offsetAt(wall - DAY);
    const after = offsetAt(wall + DAY);
    const instants = [...new Set([before, after])]
      .map((offset) => wall - offset)
      .filter((at) => at + offsetAt(at) === wall);
    const [first] = instants;
    if (first === undefined) return { at: wall - before, doubt: "skipped" };
    if (instants.length === 1) return { at: first };
    return { at: ambiguous === "earlier" ? Math.min(...instants) : Math.max(...instants), doubt: "ambiguous" };
  };
}
