import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { contactSchema } from "./contacts.ts";
import { endpoint } from "./endpoint.ts";
import { ticketViewSchema } from "./ticket-views.ts";

/** Somebody who may be calling, with the tickets that are open. */
const callerSchema = contactSchema.extend({
  /** Id of the ticket whose number was typed, which stands among the open ones; null: they were found otherwise, or it is closed. */
  named: z.string().nullable(),
  open: z.array(z.strictObject({ id: z.string(), number: z.int(), subject: z.string(), status: z.enum(STATUSES) })),
});

/** Who calls: somebody the desk knows, or somebody new. */
const whoSchema = z.union([
  z.strictObject({ contact: z.string().min(1).max(100) }),
  z.strictObject({
    name: z.string().trim().min(1).max(200),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d\s().\-/]{4,39}$/, "Write digits, with + before the country.")
      .optional(),
  }),
]);

export type Caller = z.infer<typeof callerSchema>;
export type CallBody = z.infer<typeof callSchema>;

/** A call: about something new, or about a ticket that is there. */
const callSchema = z.strictObject({
  caller: whoSchema,
  subject: z.string().trim().max(500),
  /** What the caller says; the requester can read it. */
  note: z.string().max(100_000),
  /** Id of a ticket of the caller's; absent: a new one, which needs a subject. */
  ticket: z.string().min(1).max(100).optional(),
  department: z.string().max(100).nullable().optional(),
});

export const calls = {
  callers: endpoint({
    name: "calls.callers",
    method: "GET",
    path: "/callers",
    who: "agent",
    summary: "Who may be calling, by name, phone however it is written, customer number or the number of a ticket",
    query: z.strictObject({ text: z.string().max(200) }),
    answers: { 200: z.strictObject({ items: z.array(callerSchema) }) },
  }),
  log: endpoint({
    name: "calls.log",
    method: "POST",
    path: "/calls",
    who: "agent",
    summary:
      "Write down a call: on a new ticket, or on one that the caller has; a caller nobody knows becomes a contact",
    body: callSchema,
    idempotencyKey: "required",
    answers: { 201: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) },
  }),
} as const;
