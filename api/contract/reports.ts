import { z } from "zod";
import { endpoint, idParams, instant, instantCursor, pageQuery } from "./endpoint.ts";
import { importReportSchema } from "./import-report.ts";

/** One run of an import of history. */
export const importSummarySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  at: instant,
  blueprint: z.string().nullable(),
  tickets: z.int(),
  events: z.int(),
  /** Events that the blueprint offered as they happened. */
  fitted: z.int(),
  /** Events that became a marked jump. */
  deviations: z.int(),
});

/** The whole conformance report as the import wrote it. */
export const importViewSchema = importSummarySchema.extend({ report: importReportSchema });

/** A mail that would have left, or left, by the log that stands in for a mail server. */
export const mailSchema = z.strictObject({
  id: z.string(),
  at: instant,
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  ticket: z.string().nullable(),
});

export type ImportSummary = z.infer<typeof importSummarySchema>;

export const reports = {
  imports: endpoint({
    name: "reports.imports",
    method: "GET",
    path: "/imports",
    who: "manager",
    summary: "Imports of history, newest first",
    answers: { 200: z.strictObject({ items: z.array(importSummarySchema) }) },
  }),
  import: endpoint({
    name: "reports.import",
    method: "GET",
    path: "/imports/:id",
    who: "manager",
    summary: "One import with its conformance report",
    params: idParams,
    answers: { 200: importViewSchema },
  }),
  mailLog: endpoint({
    name: "reports.mailLog",
    method: "GET",
    path: "/mail-log",
    who: "manager",
    summary: "Mails as they would leave while no mail server is set, newest first",
    query: z.strictObject({ ...pageQuery, cursor: instantCursor }),
    answers: {
      200: z.strictObject({
        items: z.array(mailSchema),
        next: z.string().nullable(),
        /** For so many days mails are kept. */
        keptDays: z.int(),
      }),
    },
  }),
} as const;
