import type { LedgerLine } from "../../runtime/clocks/ledger.ts";
import { csvRow } from "./csv.ts";

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
  return [csvRow(COLUMNS), ...rows.map((row) => csvRow(COLUMNS.map((column) => row[column])))].join("");
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
