import { reports } from "../../contract/reports.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { importSummary, reportOf } from "../../present/import.ts";

export const readImport = handles(reports.import, async ({ store }, { params }) => {
  const row = await store.db.selectFrom("import_run").selectAll().where("id", "=", params.id).executeTakeFirst();
  const report = row && reportOf(row);
  if (!report) throw refusal("notFound");
  return { status: 200, body: { ...importSummary(row, report), report } };
});
