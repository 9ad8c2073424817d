import { type ImportReport, importReportSchema } from "../contract/import-report.ts";
import type { ImportSummary } from "../contract/reports.ts";
import { readJson } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

/** The stored report; null for one of a form that this program no longer reads. */
export function reportOf(row: Tables["import_run"]): ImportReport | null {
  const read = importReportSchema.safeParse(readJson(row.report));
  return read.success ? read.data : null;
}

export function importSummary(row: Tables["import_run"], report: ImportReport): ImportSummary {
  const { events, tickets } = report;
  return {
    id: row.id,
    name: report.log,
    at: row.started_at,
    blueprint: row.blueprint,
    tickets: tickets.total,
    events: events.total,
    fitted: events.fitted,
    deviations: events.deviated,
  };
}
