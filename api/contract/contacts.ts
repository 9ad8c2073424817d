import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, idParams, instant, json, named, pageQuery, sentence } from "./endpoint.ts";

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

const name = z.string().trim().min(1).max(200);
const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/, "Write an address as name@example.com.");
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d\s().\-/]{4,39}$/, "Write digits, with + before the country.");
const kind = z.enum(["prospect", "customer", "employee"]);

/** A requester as the desk lists them. */
export const contactSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  customerNumber: z.string().nullable(),
  language: z.string(),
  kind,
  verified: z.boolean(),
  organization: z.string().nullable(),
  organizationName: z.string().nullable(),
});

/** What may be said of a contact. */
const contactBody = {
  name,
  emails: z.array(email).max(20),
  phones: z.array(phone).max(20),
  customerNumber: z.string().trim().min(1).max(100).nullable(),
  language: z.enum(LANGUAGES),
  kind,
  verified: z.boolean(),
  organization: z.string().max(100).nullable(),
};

const mergeSchema = z.strictObject({
  id: z.string(),
  at: instant,
  by: named,
  others: z.array(named),
  undone: z.boolean(),
  /** Tickets that have followed so far. */
  tickets: z.int(),
  /** They have all followed; after an undo, gone back. */
  settled: z.boolean(),
});

const contactViewSchema = contactSchema.extend({
  /** What an If-Match names. */
  revision: z.int(),
  /** Others who may be the same person, and why. */
  duplicates: z.array(z.strictObject({ contact: contactSchema, reason: sentence })),
  /** Contacts that became part of this one, the newest first. */
  merges: z.array(mergeSchema),
});

/** What two of them say differently; the first value is the master's. */
const conflictSchema = z.strictObject({
  field: z.enum(["name", "customerNumber", "language", "kind", "organization"]),
  values: z.array(z.strictObject({ contact: z.string(), value: z.string(), label: z.string() })),
});

const others = z.array(z.string().min(1).max(100)).min(1).max(20);

const organizationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Plan, VIP and whatever else conditions read as organization.attributes. */
  attributes: z.record(z.string(), json),
  contacts: z.int(),
  /** What an If-Match names. */
  revision: z.int(),
});

const attribute = z.union([z.string().max(500), z.number(), z.boolean()]);
const organizationBody = {
  name,
  attributes: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, "Letters, digits and dashes, a letter first."), attribute)
    .refine((given) => Object.keys(given).length <= 50, "At most 50."),
};

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

export type ContactSummary = z.infer<typeof contactSchema>;
export type ContactView = z.infer<typeof contactViewSchema>;
export type ContactBody = { [K in keyof typeof contactBody]: z.infer<(typeof contactBody)[K]> };
export type MergeView = z.infer<typeof mergeSchema>;
export type Conflict = z.infer<typeof conflictSchema>;
export type OrganizationView = z.infer<typeof organizationSchema>;
export type ImportSettings = z.infer<typeof importSettingsSchema>;
export type ImportCounts = z.infer<typeof importCountsSchema>;
export type ContactImportView = z.infer<typeof contactImportSchema>;
export type ContactPreview = z.infer<typeof previewSchema>;

export const contacts = {
  organizations: endpoint({
    name: "contacts.organizations",
    method: "GET",
    path: "/organizations",
    who: "agent",
    summary: "Organizations by name",
    query: z.strictObject({ text: z.string().max(200).optional(), ...pageQuery }),
    answers: { 200: z.strictObject({ items: z.array(organizationSchema), next: z.string().nullable() }) },
  }),
  organization: endpoint({
    name: "contacts.organization",
    method: "GET",
    path: "/organizations/:id",
    who: "agent",
    summary: "One organization",
    params: idParams,
    answers: { 200: organizationSchema },
  }),
  createOrganization: endpoint({
    name: "contacts.createOrganization",
    method: "POST",
    path: "/organizations",
    who: "right:contacts",
    summary: "Write a new organization",
    body: z.strictObject({ name, attributes: organizationBody.attributes.optional() }),
    answers: { 201: organizationSchema },
  }),
  changeOrganization: endpoint({
    name: "contacts.changeOrganization",
    method: "PATCH",
    path: "/organizations/:id",
    who: "right:contacts",
    summary: "Change an organization; attributes are given whole",
    params: idParams,
    body: z.strictObject(organizationBody).partial(),
    ifMatch: "required",
    answers: { 200: organizationSchema },
  }),
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
  tryMatching: endpoint({
    name: "contacts.tryMatching",
    method: "POST",
    path: "/contact-matching/try",
    who: "right:design",
    summary:
      "Who somebody with an address would be by a draft of the matching rules, and by which rule; nothing is written",
    body: z.strictObject({ document: json, address: email }),
    answers: {
      200: z.strictObject({
        /** The shared mailbox that it is; null: it is none. */
        shared: z.string().nullable(),
        contact: named.extend({ by: z.enum(["address", "likeness"]), organization: named.nullable() }).nullable(),
        /** Where a contact without one would belong: by which domain or address, of which document. */
        organization: named.extend({ from: z.string(), rules: z.string(), there: z.boolean() }).nullable(),
      }),
    },
  }),
  create: endpoint({
    name: "contacts.create",
    method: "POST",
    path: "/contacts",
    who: "agent",
    summary: "Write a new contact",
    body: z
      .strictObject({ ...contactBody })
      .partial()
      .extend({ name }),
    answers: { 201: contactViewSchema },
  }),
  read: endpoint({
    name: "contacts.read",
    method: "GET",
    path: "/contacts/:id",
    who: "agent",
    summary: "One contact, who may be the same person, and what was merged into it",
    params: idParams,
    answers: { 200: contactViewSchema },
  }),
  change: endpoint({
    name: "contacts.change",
    method: "PATCH",
    path: "/contacts/:id",
    who: "right:contacts",
    summary: "Change a contact",
    params: idParams,
    body: z.strictObject(contactBody).partial(),
    ifMatch: "required",
    answers: { 200: contactViewSchema },
  }),
  compare: endpoint({
    name: "contacts.compare",
    method: "POST",
    path: "/contacts/:id/compare",
    who: "right:contacts",
    summary:
      "What would come of merging others into this contact: what they say differently, and how many tickets follow",
    params: idParams,
    body: z.strictObject({ others }),
    answers: {
      200: z.strictObject({
        contacts: z.array(contactSchema.extend({ tickets: z.int() })),
        conflicts: z.array(conflictSchema),
      }),
    },
  }),
  merge: endpoint({
    name: "contacts.merge",
    method: "POST",
    path: "/contacts/:id/merge",
    who: "right:contacts",
    summary:
      "Merge others into this contact: addresses, phones and tickets follow; `take` names whose value stays where they differ",
    params: idParams,
    body: z.strictObject({
      others,
      take: z.partialRecord(conflictSchema.shape.field, z.string().max(100)).optional(),
    }),
    answers: { 200: contactViewSchema },
  }),
  undoMerge: endpoint({
    name: "contacts.undoMerge",
    method: "POST",
    path: "/contact-merges/:id/undo",
    who: "right:contacts",
    summary: "Take a merge back: everybody has their own tickets, addresses and phones again",
    params: idParams,
    answers: { 200: contactViewSchema },
  }),
} as const;
