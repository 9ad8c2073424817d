import { z } from "zod";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import { cursorOf, endpoint, idParams, instant, json, pageQuery, text } from "./endpoint.ts";
import { reasonViewSchema } from "./ticket-views.ts";

/** Tickets that one request may be about. */
export const MOST_IN_BULK = 10_000;

const id = z.string().min(1).max(100);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const person = z.string().max(100);
const tags = z.array(z.string().min(1).max(64)).max(100);

/** These tickets, or all those that a view holds now, narrowed as its list is. */
const selectionSchema = z.union([
  z.strictObject({ tickets: z.array(id).min(1).max(MOST_IN_BULK) }),
  z.strictObject({
    view: key,
    status: z.enum(STATUSES).optional(),
    group: z.string().max(100).optional(),
    text: z.string().max(200).optional(),
  }),
  /** What is not closed and stands in the blueprint on another version than this one; 0: on any. */
  z.strictObject({ blueprint: key, besides: z.int().min(0) }),
]);

/** What becomes of the tickets of a blueprint that is given up: of a state that is not named they stay, and go on to the end. */
export const exitPlan = {
  blueprint: key,
  /** The version in force of another blueprint; null: every state that is named leads out of all of them. */
  into: z.strictObject({ blueprint: key, version: z.int().min(1) }).nullable(),
  states: z.record(z.string().max(64), z.string().max(64).nullable()),
};

/** What is done to each: a step with its answers, a change, or a macro. A step is asked of the state that each stands in. */
const bulkActionSchema = z.union([
  z.strictObject({
    do: z.literal("step"),
    blueprint: z.string().min(1).max(64),
    transition: z.string().min(1).max(64),
    answers: z.record(z.string().max(64), json).optional(),
  }),
  z.strictObject({
    do: z.literal("change"),
    assignee: person.nullable().optional(),
    group: person.nullable().optional(),
    priority: z.enum(PRIORITIES).optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
  }),
  z.strictObject({ do: z.literal("macro"), macro: key }),
  /** Goes on in this version of its blueprint: in the state given for its own, outside where that is null, in the same where none is. */
  z.strictObject({
    do: z.literal("version"),
    blueprint: key,
    version: z.int().min(1),
    states: z.record(z.string().max(64), z.string().max(64).nullable()),
    /** Back from where such a change has put it, as long as it has not moved since. */
    restore: z.boolean().default(false),
  }),
  z.strictObject({ do: z.literal("exit"), ...exitPlan }),
]);

const count = z.int().min(0);

/**
 * How far it is. `changed`: it was done; `same`: it was so already; `refused`: for reasons that the ticket's own row gives; `hidden`:
 * it is not there for the caller; `failed`: a fault of ours.
 */
export const bulkJobSchema = z.strictObject({
  id: z.string(),
  at: instant,
  action: bulkActionSchema,
  total: count,
  counts: z.strictObject({
    waiting: count,
    changed: count,
    same: count,
    refused: count,
    hidden: count,
    failed: count,
  }),
  doneAt: instant.nullable(),
  /** Until when all of it can be taken back; null: nothing was changed, or it has been. */
  undoUntil: instant.nullable(),
  undo: z
    .strictObject({ at: instant, waiting: count, undone: count, refused: count, doneAt: instant.nullable() })
    .nullable(),
});

const bulkItemSchema = z.strictObject({
  id: z.string(),
  /** Null where it is hidden. */
  ticket: z.strictObject({ number: z.int(), subject: z.string() }).nullable(),
  outcome: z.enum(["waiting", "changed", "same", "refused", "hidden", "failed"]),
  reasons: z.array(reasonViewSchema),
  /** Null: nobody has asked to take it back, or there was nothing. */
  undo: z.enum(["waiting", "undone", "refused"]).nullable(),
  undoReasons: z.array(reasonViewSchema),
});

/** A step that some of the tickets are offered; `example`: the first of them. */
const bulkStepSchema = z.strictObject({
  blueprint: z.strictObject({ key: z.string(), name: text }),
  transition: z.string(),
  name: text,
  toName: text,
  count,
  example: z.string(),
});

export type BulkSelection = z.infer<typeof selectionSchema>;
export type BulkAction = z.infer<typeof bulkActionSchema>;
export type BulkJob = z.infer<typeof bulkJobSchema>;
export type BulkItem = z.infer<typeof bulkItemSchema>;
export type BulkStep = z.infer<typeof bulkStepSchema>;

export const bulk = {
  offers: endpoint({
    name: "bulk.offers",
    method: "POST",
    path: "/bulk/offers",
    who: "agent",
    summary: "How many tickets a selection holds, and the steps that the caller is offered on some of them",
    body: z.strictObject({ selection: selectionSchema }),
    answers: { 200: z.strictObject({ count, looked: count, steps: z.array(bulkStepSchema) }) },
  }),
  start: endpoint({
    name: "bulk.start",
    method: "POST",
    path: "/bulk",
    who: "agent",
    summary:
      "Do one thing to each of many tickets, in parts and through the same door as one; each answers for itself, and the same key is the same request",
    body: z.strictObject({ selection: selectionSchema, action: bulkActionSchema }),
    idempotencyKey: "required",
    answers: { 202: bulkJobSchema },
  }),
  mine: endpoint({
    name: "bulk.mine",
    method: "GET",
    path: "/bulk",
    who: "agent",
    summary: "What the caller has on its way, and what could still be taken back; newest first",
    answers: { 200: z.strictObject({ items: z.array(bulkJobSchema) }) },
  }),
  read: endpoint({
    name: "bulk.read",
    method: "GET",
    path: "/bulk/:id",
    who: "agent",
    summary: "How far it is; one’s own alone",
    params: idParams,
    answers: { 200: bulkJobSchema },
  }),
  items: endpoint({
    name: "bulk.items",
    method: "GET",
    path: "/bulk/:id/items",
    who: "agent",
    summary: "What came of each ticket, a page at a time; `undo` gives those for which taking back came to that",
    params: idParams,
    query: z.strictObject({
      outcome: z.enum(["waiting", "changed", "same", "refused", "hidden", "failed"]).optional(),
      undo: z.enum(["waiting", "undone", "refused"]).optional(),
      ...pageQuery,
      cursor: cursorOf(/^\d{1,6}$/),
    }),
    answers: { 200: z.strictObject({ items: z.array(bulkItemSchema), next: z.string().nullable() }) },
  }),
  undo: endpoint({
    name: "bulk.undo",
    method: "POST",
    path: "/bulk/:id/undo",
    who: "agent",
    summary:
      "Take all of it back within five minutes: each ticket to which nothing happened since, and of which nothing has left",
    params: idParams,
    answers: { 202: bulkJobSchema },
  }),
} as const;
