import { z } from "zod";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import { endpoint, idParams, instant, json, named, text } from "./endpoint.ts";
import { reasonViewSchema, ticketViewSchema } from "./ticket-views.ts";

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const onTicket = z.strictObject({ id: idParams.shape.id, key });

/** What a macro comes to on this ticket: facts and effects as the journal and the outbox would have them. */
const previewSchema = z.strictObject({
  facts: z.array(z.looseObject({ type: z.string() })),
  effects: z.array(z.strictObject({ type: z.string(), rule: z.string(), to: z.array(z.string()) })),
  /** Why it would be refused; empty: it would not. */
  reasons: z.array(reasonViewSchema),
});

/** Tickets that one macro may be run on at once. */
export const MOST_AT_ONCE = 200;
const many = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(MOST_AT_ONCE);

/**
 * One ticket of many. `changed`: it is changed, or would be; `same`: it is so already; `refused`: for these reasons; `stale`:
 * somebody has changed it since it was looked at; `hidden`: it is not there for the caller.
 */
const onManySchema = z.strictObject({
  id: z.string(),
  /** Null where it is hidden. */
  ticket: z.strictObject({ number: z.int(), subject: z.string(), version: z.int() }).nullable(),
  outcome: z.enum(["changed", "same", "refused", "stale", "hidden"]),
  reasons: z.array(reasonViewSchema),
});

const exampleTicket = z.strictObject({
  subject: z.string().max(500).optional(),
  department: z.string().nullable().optional(),
  channel: z.string().max(40).optional(),
  priority: z.enum(PRIORITIES).nullable().optional(),
  product: z.string().nullable().optional(),
  type: z.string().nullable().optional(),
  tags: z.array(z.string()).max(50).optional(),
  fields: z.record(z.string(), json).optional(),
});

/** Which row takes it, and for that row and those above it why. */
const routedSchema = z.strictObject({
  row: z.string().nullable(),
  rows: z.array(z.strictObject({ row: z.string(), took: z.boolean(), explanation: json })),
});

const caughtSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  group: named.nullable(),
  at: instant,
});

export const rules = {
  macros: endpoint({
    name: "rules.macros",
    method: "GET",
    path: "/tickets/:id/macros",
    who: "agent",
    summary: "Macros whose condition holds on this ticket, in their order",
    params: idParams,
    answers: {
      200: z.strictObject({
        items: z.array(z.strictObject({ key: z.string(), name: text, section: text.nullable() })),
      }),
    },
  }),
  previewMacro: endpoint({
    name: "rules.previewMacro",
    method: "POST",
    path: "/tickets/:id/macros/:key/preview",
    who: "agent",
    summary: "What a macro would do to this ticket; nothing is done",
    params: onTicket,
    answers: { 200: previewSchema },
  }),
  pressMacro: endpoint({
    name: "rules.pressMacro",
    method: "POST",
    path: "/tickets/:id/macros/:key",
    who: "agent",
    summary: "Do what the macro says, all of it at once",
    params: onTicket,
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) },
  }),
  previewMacroOnMany: endpoint({
    name: "rules.previewMacroOnMany",
    method: "POST",
    path: "/macros/:key/preview",
    who: "agent",
    summary: "Which of these tickets a macro would change, and which refuse it and why; nothing is done",
    params: z.strictObject({ key }),
    body: z.strictObject({ tickets: many(z.string().min(1).max(100)) }),
    answers: { 200: z.strictObject({ items: z.array(onManySchema) }) },
  }),
  runMacroOnMany: endpoint({
    name: "rules.runMacroOnMany",
    method: "POST",
    path: "/macros/:key/run",
    who: "agent",
    summary: "Do what the macro says to each of these tickets, through the same door as one; each answers for itself",
    params: z.strictObject({ key }),
    body: z.strictObject({
      tickets: many(z.strictObject({ id: z.string().min(1).max(100), version: z.int().min(0) })),
    }),
    idempotencyKey: "required",
    answers: { 200: z.strictObject({ items: z.array(onManySchema) }) },
  }),
  acted: endpoint({
    name: "rules.acted",
    method: "GET",
    path: "/rules/acted",
    who: "right:design",
    summary: "How many events each rule acted on in the last days; parts of a document are told apart",
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).optional() }),
    answers: { 200: z.strictObject({ items: z.array(z.strictObject({ rule: z.string(), times: z.int() })) }) },
  }),
  tryRouting: endpoint({
    name: "rules.tryRouting",
    method: "POST",
    path: "/rules/try-routing",
    who: "right:design",
    summary: "Which row of a routing table takes a ticket, real or typed, and why the rows above do not",
    body: z
      .strictObject({
        document: z.record(z.string(), json),
        ticket: z.string().min(1).max(100).optional().describe("Id or number of a ticket."),
        example: exampleTicket.optional(),
      })
      .refine(({ ticket, example }) => (ticket === undefined) !== (example === undefined), {
        message: "Name a ticket or write an example: one of the two.",
        path: ["ticket"],
      }),
    answers: { 200: routedSchema },
  }),
  caught: endpoint({
    name: "rules.caught",
    method: "GET",
    path: "/rules/caught",
    who: "right:design",
    summary: "Tickets of the last 30 days that only the last row of the routing table took, newest first",
    answers: { 200: z.strictObject({ items: z.array(caughtSchema) }) },
  }),
} as const;

export type MacroPreview = z.infer<typeof previewSchema>;
export type OnMany = z.infer<typeof onManySchema>;
export type RoutedView = z.infer<typeof routedSchema>;
