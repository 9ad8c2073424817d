import { type Dimension, figures, type ReportView } from "../../contract/figures.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import type { Report } from "../../reports/asked.ts";
import { readReport } from "../../reports/report.ts";
import { Counts } from "../../tickets/counts.ts";
import { askedReport, daysOf } from "./asked.ts";

const kept = new WeakMap<Desk, Counts<ReportView>>();

/** Reports go by the last whole ten seconds. */
const COUNTED_TO_MS = 10_000;
/** What took long to count serves again for longer, by the clock of the machine; never over so long by the clock of the desk. */
const KEPT_MS = 3_600_000;

const NAMED: ReadonlySet<Dimension> = new Set<Dimension>(["assignee", "group", "department"]);

/** A report with the names that people know. */
export async function reportOf(desk: Desk, asked: Report, by: Dimension): Promise<ReportView> {
  const now = asked.now - (asked.now % COUNTED_TO_MS);
  const report = { ...asked, now };
  const counts = kept.get(desk) ?? new Counts();
  kept.set(desk, counts);
  const key = JSON.stringify([report.scope, report.only, daysOf(report), by, Math.floor(now / KEPT_MS)]);
  return counts.of(key, async () => {
    const definitions = await desk.definitions.current(desk.store.db);
    const read = await readReport(desk.store, definitions, report, by);
    const people = read.brokenBy.flatMap(({ assignee }) => assignee ?? []);
    const keys = NAMED.has(by) ? read.by.rows.map(({ key }) => key) : [];
    const names = await readNames(desk.store.db, [...people, ...keys]);
    const rows = read.by.rows.map((row) => ({
      ...row,
      name: row.key === "none" ? null : NAMED.has(by) ? names.of(row.key).name : row.key,
    }));
    const brokenBy = read.brokenBy.map((row) => ({ ...row, name: names.orNull(row.assignee)?.name ?? null }));
    return { at: now, ...daysOf(report), ...read, brokenBy, by: { ...read.by, rows } };
  });
}

export const readFigures = handles(figures.read, async (desk, { principal, query }) => ({
  status: 200,
  body: await reportOf(desk, askedReport(desk, principal, query), query.by ?? "assignee"),
}));
