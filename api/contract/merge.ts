import { z } from "zod";
import { MERGE_CONSENTS } from "../../blueprints/event.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { endpoint, idParams, instant, json, named, sentence } from "./endpoint.ts";
import { reasonViewSchema, ticketViewSchema } from "./ticket-views.ts";

/** As much of a ticket as it takes to know which one is meant. */
const oneSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  subject: z.string(),
  requester: named.nullable(),
  department: named.nullable(),
  status: z.enum(STATUSES),
  channel: z.string(),
  createdAt: instant,
});

/** What a merge of two tickets would meet, asked before it is done. */
const previewSchema = z.strictObject({
  source: oneSchema,
  target: oneSchema,
  /** What stands against it altogether; empty: it may be done. */
  reasons: z.array(reasonViewSchema),
  /** `agree`: name its code in `agreed`. `choose`: say `reopen`, yes or no. `know`: it is only told. */
  conflicts: z.array(
    z.strictObject({
      code: z.enum([...MERGE_CONSENTS, "unanswered", "children", "tasks"]),
      asks: z.enum(["agree", "choose", "know"]),
      message: sentence,
    }),
  ),
  /** Attributes in which they differ; those of the ticket that stays hold. Custom fields are `fields.KEY`. */
  differences: z.array(z.strictObject({ field: z.string(), source: json, target: json })),
});

/** Another ticket that may be about the same, nearest first. */
const duplicateSchema = z.strictObject({
  ticket: oneSchema,
  /** Share of words in common, 0 to 1. */
  score: z.number(),
  reason: sentence,
});

export type MergePreview = z.infer<typeof previewSchema>;
export type MergeTicket = z.infer<typeof oneSchema>;
export type DuplicateView = z.infer<typeof duplicateSchema>;

const changed = z.strictObject({ ticket: ticketViewSchema, event: z.string() });
const other = z.string().min(1).max(100);

export const merge = {
  duplicates: endpoint({
    name: "merge.duplicates",
    method: "GET",
    path: "/tickets/:id/duplicates",
    who: "agent",
    summary:
      "Tickets of the same person or organization, within 72 hours, in much the same words, and why it is thought so",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(duplicateSchema) }) },
  }),
  preview: endpoint({
    name: "merge.preview",
    method: "GET",
    path: "/tickets/:id/merge/:into",
    who: "agent",
    summary:
      "What merging this ticket into another would meet: what stands against it, what it asks, where the two differ",
    params: z.strictObject({ id: idParams.shape.id, into: other }),
    answers: { 200: previewSchema },
  }),
  take: endpoint({
    name: "merge.take",
    method: "POST",
    path: "/tickets/:id/merge",
    who: "agent",
    summary:
      "Merge this ticket into another: it closes, and what was said on it, and is said later, stands on the other",
    params: idParams,
    body: z.strictObject({
      into: other,
      /** Each conflict that needs a yes. */
      agreed: z.array(z.enum(MERGE_CONSENTS)).max(MERGE_CONSENTS.length).optional(),
      /** Whether the other ticket takes up a word that nobody has answered here. */
      reopen: z.boolean().optional(),
    }),
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  undo: endpoint({
    name: "merge.undo",
    method: "POST",
    path: "/tickets/:id/unmerge",
    who: "agent",
    summary: "Take the merge of this ticket back: both stand as before it, and keep what was said since",
    params: idParams,
    idempotencyKey: "accepted",
    answers: { 200: changed },
  }),
  split: endpoint({
    name: "merge.split",
    method: "POST",
    path: "/tickets/:id/messages/:message/split",
    who: "agent",
    summary: "Make a ticket of its own of one message of a requester, for whoever wrote it; both tickets are linked",
    params: z.strictObject({ id: idParams.shape.id, message: z.string().min(1).max(200) }),
    body: z.strictObject({ subject: z.string().trim().min(1).max(500) }),
    idempotencyKey: "accepted",
    answers: { 201: changed },
  }),
} as const;
