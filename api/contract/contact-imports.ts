import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { kind } from "./contact-parts.ts";
import { endpoint, idParams, instant, named, sentence } from "./endpoint.ts";

/** What a column of a file of contacts may be. */
export const CONTACT_COLUMNS = [
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "customerNumber",
  "organization",
  "language",
  "kind",
] as const;
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];

export const importSettingsSchema = z.strictObject({
  /** What each column is, in their order; null: it is left out. */
  columns: z.array(z.enum(CONTACT_COLUMNS).nullable()).max(300),
  /** For those whose row says none. */
  language: z.enum(LANGUAGES),
  kind,
});

export const importCountsSchema = z.strictObject({
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  failed: z.int(),
  /** Rows that did not come in, the first 500: lines of the file, 1 being the first. */
  troubles: z.array(z.strictObject({ line: z.int(), message: sentence })),
});

const contactImportSchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  by: named,
  uploadedAt: instant,
  headings: z.array(z.string()),
  total: z.int(),
  /** Rows that have been looked at. */
  done: z.int(),
  settings: importSettingsSchema.nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  counts: importCountsSchema,
});

/** A file that has just come: what its columns seem to be, and its first rows. */
export const previewSchema = contactImportSchema.extend({
  guessed: importSettingsSchema,
  rows: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
});

export type ImportSettings = z.infer<typeof importSettingsSchema>;
export type ImportCounts = z.infer<typeof importCountsSchema>;
export type ContactImportView = z.infer<typeof contactImportSchema>;
export type ContactPreview = z.infer<typeof previewSchema>;

/** Files of contacts: uploaded, looked at, let in. */
export const contactImports = {
  uploadImport: endpoint({
    name: "contacts.uploadImport",
    method: "POST",
    path: "/contact-imports",
    who: "right:contacts",
    summary:
      "Upload a CSV file of contacts as the body, application/octet-stream; nothing comes in before it is started",
    query: z.strictObject({ name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: previewSchema },
  }),
  imports: endpoint({
    name: "contacts.imports",
    method: "GET",
    path: "/contact-imports",
    who: "right:contacts",
    summary: "Files of contacts that were started, the newest first",
    answers: { 200: z.strictObject({ items: z.array(contactImportSchema) }) },
  }),
  import: endpoint({
    name: "contacts.import",
    method: "GET",
    path: "/contact-imports/:id",
    who: "right:contacts",
    summary: "How far a file of contacts is, and what has come of it",
    params: idParams,
    answers: { 200: contactImportSchema },
  }),
  startImport: endpoint({
    name: "contacts.startImport",
    method: "POST",
    path: "/contact-imports/:id/start",
    who: "right:contacts",
    summary: "Let a file of contacts in; starting it again changes nothing",
    params: idParams,
    body: importSettingsSchema,
    answers: { 200: contactImportSchema },
  }),
} as const;
