/** What each token of a format reads, and the part of an instant that it gives: no part may be given twice. */
const TOKENS: { readonly [token: string]: readonly [gives: string, source: string] } = {
  yyyy: ["year", "(?<year>\\d{4})"],
  yy: ["year", "(?<shortYear>\\d{2})"],
  MMM: ["month", "(?<monthName>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"],
  MM: ["month", "(?<month>\\d{2})"],
  M: ["month", "(?<month>\\d{1,2})"],
  dd: ["day", "(?<day>\\d{2})"],
  d: ["day", "(?<day>\\d{1,2})"],
  HH: ["hour", "(?<hour>\\d{2})"],
  H: ["hour", "(?<hour>\\d{1,2})"],
  hh: ["hour", "(?<hour12>\\d{2})"],
  h: ["hour", "(?<hour12>\\d{1,2})"],
  a: ["half", "(?<half>am|pm)"],
  mm: ["minute", "(?<minute>\\d{2})"],
  ss: ["second", "(?<second>\\d{2})"],
  SSS: ["milli", "(?<milli>\\d{3})"],
  XXX: ["offset", "(?<offset>Z|[+-]\\d{2}:?\\d{2})"],
};

const PARTS = /'(?:[^']|'')*'|yyyy|yy|SSS|XXX|MMM|MM|dd|HH|hh|mm|ss|[A-Za-z]|[^A-Za-z]/g;

const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<milli>\d{1,9}))?)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?$/;

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/**
 * What reads the instants of a format, `iso` or a pattern; null for one that is none. Letters stand for themselves in
 * single quotes, and so does T; a clock of 12 hours needs its half of the day, and one of 24 has none.
 */
export function patternOf(format: string): RegExp | null {
  if (format === "iso") return ISO;
  const seen = new Set<string>();
  let source = "";
  for (const part of format.match(PARTS) ?? []) {
    const token = TOKENS[part];
    if (token) {
      const [gives, reads] = token;
      if (seen.has(gives)) return null;
      seen.add(gives);
      source += reads;
    } else if (part.length > 1) source += literally(part.slice(1, -1).replaceAll("''", "'"));
    else if (/[A-SU-Za-z']/.test(part)) return null;
    else source += literally(part);
  }
  const halves = seen.has("half") === source.includes("<hour12>");
  const whole = seen.has("year") && seen.has("month") && seen.has("day") && halves;
  return whole ? new RegExp(`^${source}$`, "i") : null;
}

/** True for `iso`, `epochSeconds`, `epochMs`, and a pattern that names at least year, month and day once each. */
export const isTimeFormat = (format: string): boolean =>
  format === "epochSeconds" || format === "epochMs" || patternOf(format) !== null;
