/** An instant read from a log. `doubt` says when its local time was shown twice or never by the zone's clocks. */
export type ReadInstant = { readonly at: number; readonly doubt?: "ambiguous" | "skipped" } | null;

const TOKENS: { readonly [token: string]: string } = {
  yyyy: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
  SSS: "(?<milli>\\d{3})",
  XXX: "(?<offset>Z|[+-]\\d{2}:?\\d{2})",
};

const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<milli>\d{1,9}))?)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?$/;

function patternOf(format: string): RegExp | null {
  if (format === "iso") return ISO;
  const parts = format.match(/yyyy|SSS|XXX|MM|dd|HH|mm|ss|M|d|H|[A-Za-z]|[^A-Za-z]/g) ?? [];
  let source = "";
  const seen = new Set<string>();
  for (const part of parts) {
    const token = TOKENS[part];
    if (token) {
      const group = part === "M" || part === "MM" ? "month" : part[0] === "y" ? "year" : part;
      if (seen.has(group)) return null;
      seen.add(group);
    } else if (/[A-SU-Za-z]/.test(part)) return null;
    source += token ?? part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  }
  const whole = seen.has("year") && seen.has("month") && (seen.has("dd") || seen.has("d"));
  return whole ? new RegExp(`^${source}$`) : null;
}

/** True for `iso`, `epochSeconds`, `epochMs`, and a pattern that names at least year, month and day once each. */
export const isTimeFormat = (format: string): boolean =>
  format === "epochSeconds" || format === "epochMs" || patternOf(format) !== null;

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

/** The wall time of a match as if it were UTC; null for a day or hour that no calendar has (30 February, 25:00). */
function wallTime(fields: Fields): number | null {
  const number = (name: string, otherwise: number) => (fields[name] === undefined ? otherwise : Number(fields[name]));
  const [year, month, day] = [number("year", 0), number("month", 1), number("day", 1)];
  const [hour, minute, second] = [number("hour", 0), number("minute", 0), number("second", 0)];
  const milli = Number((fields.milli ?? "0").padEnd(3, "0").slice(0, 3));
  if (hour > 23 || minute > 59 || second > 59) return null;
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
  const pattern = patternOf(format) ?? ISO;
  const offsetAt = offsetReader(zone);
  return (text) => {
    const fields = pattern.exec(text.trim())?.groups;
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
