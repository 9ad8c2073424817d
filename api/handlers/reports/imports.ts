import { reports } from "../../contract/reports.ts";
import { handles } from "../../http/handler.ts";
import { importSummary, reportOf } from "../../present/import.ts";

export const listImports = handles(reports.imports, async ({ store }) => {
  const rows = await store.db
    .selectFrom("import_run")
    .selectAll()
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();
  const items = rows.flatMap((row) => {
    const report = reportOf(row);
    return report ? [importSummary(row, report)] : [];
  });
  return { status: 200, body: { items } };
});
