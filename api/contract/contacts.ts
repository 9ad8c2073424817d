import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { contactImports } from "./contact-imports.ts";
import { email, kind, name, phone } from "./contact-parts.ts";
import { endpoint, idParams, instant, json, named, sentence, text } from "./endpoint.ts";
import { organizations } from "./organizations.ts";

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

const triedBy = z.enum(["address", "likeness", "phone", "national", "number", "name"]);

const others = z.array(z.string().min(1).max(100)).min(1).max(20);

export type ContactSummary = z.infer<typeof contactSchema>;
export type ContactView = z.infer<typeof contactViewSchema>;
export type ContactBody = { [K in keyof typeof contactBody]: z.infer<(typeof contactBody)[K]> };
export type MergeView = z.infer<typeof mergeSchema>;
export type Conflict = z.infer<typeof conflictSchema>;

export const contacts = {
  ...organizations,
  ...contactImports,
  tryMatching: endpoint({
    name: "contacts.tryMatching",
    method: "POST",
    path: "/contact-matching/try",
    who: "right:design",
    summary:
      "Who somebody with an address, a phone, a customer number or a name would be by a draft of the matching rules, by which rule, and why not by the others; nothing is written",
    body: z
      .strictObject({
        document: json,
        address: email.optional(),
        phone: phone.optional(),
        number: z.string().trim().min(1).max(100).optional().describe("The customer number, of another system too."),
        name: name.optional(),
      })
      .refine(({ document: _document, ...given }) => Object.values(given).some((one) => one !== undefined), {
        message: "Give an address, a phone, a number or a name.",
        path: ["address"],
      }),
    answers: {
      200: z.strictObject({
        /** The shared mailbox that it is; null: it is none. */
        shared: z.string().nullable(),
        contact: named.extend({ by: triedBy, organization: named.nullable() }).nullable(),
        /** What was looked for, in the order in which it counts; the first that is known decides. */
        steps: z.array(
          z.strictObject({
            by: triedBy,
            value: z.string(),
            came: z.enum(["known", "nobody", "shared", "several", "notAlone", "suggests"]),
            people: z.array(named),
          }),
        ),
        /** Where a contact without one would belong: by which domain or address, of which document. */
        organization: named.extend({ from: z.string(), rules: text, there: z.boolean() }).nullable(),
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
