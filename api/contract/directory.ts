import { z } from "zod";
import { workingHoursSchema } from "../../blueprints/calendar.ts";
import { fieldSchema } from "../../blueprints/field.ts";
import { contactSchema } from "./contacts.ts";
import { endpoint, named, pageQuery, text } from "./endpoint.ts";

export const directoryPersonSchema = z.strictObject({
  /** `agent:ana` */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  /** `role:…`, `group:…`, `department:…` keys. */
  roles: z.array(z.string()),
  groups: z.array(z.string()),
  departments: z.array(z.string()),
});

/** Names for pickers and for reading documents. A requester gets departments and fields alone. */
export const directoryViewSchema = z.strictObject({
  people: z.array(directoryPersonSchema),
  /** `calendar`: key of the group's own working hours. */
  groups: z.array(named.extend({ department: z.string().nullable(), calendar: z.string().nullable() })),
  departments: z.array(named),
  roles: z.array(named),
  fields: z.array(fieldSchema),
  /** Fields that were switched off, as they were last: for the values that tickets still have. */
  formerFields: z.array(fieldSchema).optional(),
  templates: z.array(z.strictObject({ key: z.string(), name: text })),
  /** Working hours by the key of their calendar, to count with. */
  calendars: z.array(z.strictObject({ key: z.string(), name: text, version: z.int(), hours: workingHoursSchema })),
  /** SLA policies, time rules, triggers and macros in force, in their order. */
  policies: z.array(z.strictObject({ key: z.string(), name: text, version: z.int() })),
  timeRules: z.array(z.strictObject({ key: z.string(), name: text, version: z.int() })),
  triggers: z.array(z.strictObject({ key: z.string(), name: text, version: z.int() })),
  macros: z.array(z.strictObject({ key: z.string(), name: text })),
  blueprints: z.array(z.strictObject({ key: z.string(), name: text, version: z.int() })),
});

export type DirectoryView = z.infer<typeof directoryViewSchema>;

export const directory = {
  read: endpoint({
    name: "directory.read",
    method: "GET",
    path: "/directory",
    who: "signedIn",
    summary: "People, groups, departments, roles, fields, templates, blueprints: names for pickers",
    answers: { 200: directoryViewSchema },
  }),
  contacts: endpoint({
    name: "directory.contacts",
    method: "GET",
    path: "/contacts",
    who: "agent",
    summary: "Contacts by name; found by words of name, e-mail or customer number, or by a phone number",
    query: z.strictObject({
      text: z.string().max(200).optional(),
      organization: z.string().max(100).optional(),
      ...pageQuery,
    }),
    answers: { 200: z.strictObject({ items: z.array(contactSchema), next: z.string().nullable() }) },
  }),
} as const;
