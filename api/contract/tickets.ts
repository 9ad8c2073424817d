import { z } from "zod";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import { isVisible, LANGUAGES } from "../../blueprints/text.ts";
import { ledgerLineSchema } from "./clocks.ts";
import { endpoint, idParams, instant, json, pageQuery } from "./endpoint.ts";
import { answers, key, stepDrafts } from "./step-drafts.ts";
import {
  journalEntrySchema,
  messageViewSchema,
  offersViewSchema,
  ticketSummarySchema,
  ticketViewSchema,
} from "./ticket-views.ts";

/**
 * Views that ship; a requester always sees own tickets alone. `overdue`: a time limit is breached; `dueSoon`: one is breached
 * or will be within the hour; `paused`: it has time limits and waits, pending or on hold, or they all stand still; `noAction`: new, open or hold, and no agent
 * has done anything for 48 hours.
 */
export const TICKET_VIEWS = [
  "mine",
  "unassigned",
  "unsolved",
  "all",
  "customerReplied",
  "overdue",
  "dueSoon",
  "paused",
  "noAction",
] as const;
export type TicketViewName = (typeof TICKET_VIEWS)[number];

const person = z.string().max(100);
/** An address that can stand in a mail's head and brings nothing else there. */
const mailAddress = z
  .string()
  .max(320)
  .regex(/^[^\s@,;:<>"]+@[^\s@,;:<>"]+$/u, "Give an e-mail address, such as ada@example.org.");
const words = z.string().max(100_000);
/** Files uploaded before, by id; in a step the answer `attachments` is such a list. What else is said of them is not asked for. */
const attachments = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(100),
      name: z.string().max(255).optional(),
      contentType: z.string().max(100).optional(),
      size: z.int().min(0).optional(),
      /** The name under which the HTML shows it, as `<img src="cid:…">` says it. */
      contentId: z
        .string()
        .regex(/^[!-;=?-~]{1,250}$/, "Give what stands after cid:, such as map@mail.example.")
        .optional(),
    }),
  )
  .max(50);

/** HTML as it came to a program; kept as it is, and made safe each time it is shown. `text` says the same in words. */
const html = z.string().min(1).max(524_288);

/** What an edit outside steps may change; null empties. On a captured ticket a status is refused with the way out. */
export const ticketChangesSchema = z.strictObject({
  subject: z.string().min(1).max(500).optional(),
  requester: person.nullable().optional(),
  assignee: person.nullable().optional(),
  group: person.nullable().optional(),
  department: person.nullable().optional(),
  product: z.string().max(200).nullable().optional(),
  priority: z.enum(PRIORITIES).nullable().optional(),
  type: z.string().max(64).nullable().optional(),
  category: z.string().max(64).nullable().optional(),
  tags: z.array(z.string().min(1).max(64)).max(100).optional(),
  followers: z.array(person).max(100).optional(),
  ccs: z.array(mailAddress).max(100).optional(),
  dueAt: z.int().nullable().optional(),
  status: z.enum(STATUSES).optional(),
  fields: z.record(z.string().max(64), json).optional(),
});

/** A new ticket. A requester gives subject, description, form, department, product, language and fields; the rest is for agents. */
export const newTicketSchema = ticketChangesSchema.omit({ subject: true }).extend({
  subject: z.string().min(1).max(500),
  description: z.string().max(100_000).optional(),
  /** What goes with the description. */
  attachments: attachments.optional(),
  language: z.enum(LANGUAGES).optional(),
  channel: z.string().max(64).optional(),
  address: z.string().max(320).nullable().optional(),
  /** The form that was filled in: it says the department, what fields may be given, and which a requester must give. */
  form: key.optional(),
});

/** What a change answered: the ticket as it is now, and the facts that came of it. */
const changed = z.strictObject({ ticket: ticketViewSchema, event: z.string() });
export const tickets = {
  list: endpoint({
    name: "tickets.list",
    method: "GET",
    path: "/tickets",
    who: "signedIn",
    summary:
      "Tickets that the caller may see, last changed or next due first, with the counts of each view; a requester's own, what last told them something first",
    query: z.strictObject({
      view: z.enum(TICKET_VIEWS).optional(),
      status: z.enum(STATUSES).optional(),
      blueprint: key.optional(),
      state: key.optional(),
      group: person.optional(),
      assignee: person.optional(),
      requester: person.optional(),
      /** How the time limits stand: `breached` ones, `due` within the hour or breached, `paused` as in the view, or `any` limit at all. */
      sla: z.enum(["breached", "due", "paused", "any"]).optional(),
      /** `updated`, which is what goes without saying: last changed first. `due`: next due first, those without a limit last. */
      order: z.enum(["updated", "due"]).optional(),
      /** Number, or words of subject and requester. */
      text: z.string().max(200).optional(),
      ...pageQuery,
    }),
    answers: {
      200: z.strictObject({
        items: z.array(ticketSummarySchema),
        next: z.string().nullable(),
        counts: z.record(z.enum(TICKET_VIEWS), z.int()),
      }),
    },
  }),
  create: endpoint({
    name: "tickets.create",
    method: "POST",
    path: "/tickets",
    who: "signedIn",
    summary: "Open a ticket: an agent for somebody, a requester for themselves",
    body: newTicketSchema,
    idempotencyKey: "accepted",
    answers: { 201: changed },
  }),
  read: endpoint({
    name: "tickets.read",
    method: "GET",
    path: "/tickets/:id",
    who: "signedIn",
    summary: "One ticket, by id or number; ETag is its version",
    params: idParams,
    answers: { 200: ticketViewSchema },
  }),
  change: endpoint({
    name: "tickets.change",
    method: "PATCH",
    path: "/tickets/:id",
    who: "agent",
    summary: "Change fields outside steps",
    params: idParams,
    body: ticketChangesSchema,
    ifMatch: "required",
    answers: { 200: changed },
  }),
  offers: endpoint({
    name: "tickets.offers",
    method: "GET",
    path: "/tickets/:id/offers",
    who: "agent",
    summary: "Steps offered to the caller, steps not available now with the reason, and what happens by itself",
    params: idParams,
    answers: { 200: offersViewSchema },
  }),
  step: endpoint({
    name: "tickets.step",
    method: "POST",
    path: "/tickets/:id/steps",
    who: "signedIn",
    summary: "Take a step, with everything it asks: all or nothing, everything missing is listed at once",
    params: idParams,
    body: z.strictObject({ transition: key, fromState: key, answers: answers.optional() }),
    idempotencyKey: "required",
    answers: { 200: changed },
  }),
  jump: endpoint({
    name: "tickets.jump",
    method: "POST",
    path: "/tickets/:id/jump",
    who: "right:jump",
    summary: "Move to a state past the drawn steps, with a reason; what was skipped is listed",
    params: idParams,
    body: z.strictObject({ to: key, reason: z.string().trim().min(1).max(2000) }),
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  revoke: endpoint({
    name: "tickets.revoke",
    method: "POST",
    path: "/tickets/:id/revoke",
    who: "right:revoke",
    summary: "Take the ticket out of its blueprint, with a reason",
    params: idParams,
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  enter: endpoint({
    name: "tickets.enter",
    method: "POST",
    path: "/tickets/:id/enter",
    who: "agent",
    summary: "Put a free ticket into a blueprint",
    params: idParams,
    body: z.strictObject({ blueprint: key }),
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  clocks: endpoint({
    name: "tickets.clocks",
    method: "GET",
    path: "/tickets/:id/clocks",
    who: "agent",
    summary:
      "The ledger: every clock the ticket has had, its target and why, each counted interval; format=csv for a table of the intervals",
    params: idParams,
    query: z.strictObject({ format: z.enum(["json", "csv"]).optional() }),
    alsoAnswers: "text/csv",
    answers: { 200: z.strictObject({ at: instant, lines: z.array(ledgerLineSchema) }) },
  }),
  excuse: endpoint({
    name: "tickets.excuse",
    method: "POST",
    path: "/tickets/:id/clocks/excuse",
    who: "right:excuse",
    summary: "Excuse a breach, with a reason; reports show it raw and excused",
    params: idParams,
    body: z.strictObject({
      metric: ledgerLineSchema.shape.metric,
      of: key.nullable().optional(),
      instance: z.int().min(1).max(1_000_000),
      reason: z.string().trim().min(1).max(2000),
    }),
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  messages: endpoint({
    name: "tickets.messages",
    method: "GET",
    path: "/tickets/:id/messages",
    who: "signedIn",
    summary: "The conversation, oldest first; a requester gets its public part",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(messageViewSchema) }) },
  }),
  write: endpoint({
    name: "tickets.write",
    method: "POST",
    path: "/tickets/:id/messages",
    who: "signedIn",
    summary: "Reply in public or note inside; a requester's word is always public",
    params: idParams,
    body: z
      .strictObject({ public: z.boolean(), text: words, html: html.optional(), attachments: attachments.optional() })
      .refine(({ text, attachments: files = [] }) => isVisible(text) || files.length > 0, {
        message: "Say something, or attach a file.",
        path: ["text"],
      }),
    idempotencyKey: "accepted",
    answers: { 201: z.strictObject({ message: messageViewSchema, ticket: ticketViewSchema }) },
  }),
  journal: endpoint({
    name: "tickets.journal",
    method: "GET",
    path: "/tickets/:id/journal",
    who: "signedIn",
    summary: "Every fact, who or which rule, and with trace=true why; a requester gets public facts alone",
    params: idParams,
    query: z.strictObject({ trace: z.enum(["true", "false"]).optional() }),
    answers: { 200: z.strictObject({ items: z.array(journalEntrySchema) }) },
  }),
  ...stepDrafts,
} as const;
