import type { LedgerLine } from "../../runtime/clocks/ledger.ts";

const COLUMNS = [
  "ticket",
  "metric",
  "of",
  "instance",
  "result",
  "startedAt",
  "endedAt",
  "dueAt",
  "breachedAt",
  "noticedAt",
  "excused",
  "rule",
  "within",
  "time",
  "targetMs",
  "elapsedMs",
  "calendarMs",
  "workingMs",
  "from",
  "to",
  "counted",
  "calendar",
  "ms",
  "pausedByStatus",
  "pausedByState",
] as const;

type Row = { readonly [C in (typeof COLUMNS)[number]]: string | number | boolean | null };

/** The ledger as a table (RFC 4180): a row an interval, instants in UTC. */
export function ledgerCsv(ticket: number, lines: readonly LedgerLine[]): string {
  const rows = lines.flatMap((line) => rowsOf(ticket, line));
  return [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(",")), ""].join(
    "\r\n",
  );
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function rowsOf(ticket: number, line: LedgerLine): readonly Row[] {
  const own = {
    ticket,
    metric: line.metric,
    of: line.of,
    instance: line.instance,
    result: line.result,
    startedAt: instant(line.startedAt),
    endedAt: instant(line.endedAt),
    dueAt: instant(line.dueAt),
    breachedAt: instant(line.breachedAt),
    noticedAt: instant(line.noticedAt),
    excused: line.excused,
    rule: line.rule,
    within: line.target?.within ?? null,
    time: line.target?.time ?? null,
    targetMs: line.target?.targetMs ?? null,
    elapsedMs: line.elapsedMs,
    calendarMs: line.calendarMs,
    workingMs: line.workingMs,
  };
  const none = { from: null, to: null, counted: null, calendar: null, ms: null };
  if (line.spans.length === 0) return [{ ...own, ...none, pausedByStatus: null, pausedByState: null }];
  return line.spans.map(({ from, to, counted, calendar, ms, why }) => ({
    ...own,
    from: instant(from),
    to: instant(to),
    counted,
    calendar,
    ms,
    pausedByStatus: why?.status ?? null,
    pausedByState: why?.state ?? null,
  }));
}

function cell(value: Row[keyof Row]): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // A spreadsheet would take what begins like this for a formula, and somebody wrote the reason.
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
