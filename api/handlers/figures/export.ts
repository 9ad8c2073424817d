import { figures } from "../../contract/figures.ts";
import { handles } from "../../http/handler.ts";
import { reportCsv } from "../../reports/csv.ts";
import { askedReport } from "./asked.ts";
import { reportOf } from "./read.ts";

export const exportFigures = handles(figures.export, async (desk, { principal, query, language, response }) => {
  const report = await reportOf(desk, askedReport(desk, principal, query), query.by ?? "assignee");
  response.setHeader("Content-Disposition", `attachment; filename="${query.table}-${report.from}-${report.to}.csv"`);
  return { status: 200, verbatim: reportCsv(report, query.table, language), contentType: "text/csv; charset=utf-8" };
});
