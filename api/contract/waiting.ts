import { z } from "zod";
import { endpoint, idParams, instant, named, text } from "./endpoint.ts";
import { ticketSummarySchema, ticketViewSchema } from "./ticket-views.ts";

const done = z.strictObject({ at: instant, by: named });

/** What a ticket waits for in a state that asks for approval. */
const approvalSchema = z.strictObject({
  askedAt: instant,
  /** Null: no person brought it here. */
  asker: named.nullable(),
  of: z.array(named),
  /** So many different people; `all`: one for each of those asked. */
  need: z.union([z.literal("all"), z.int()]),
  given: z.array(done),
  /** What is approved: the fields that the step asked for, by their keys. */
  fields: z.array(z.string()),
  deputies: z.strictObject({
    people: z.array(named),
    /** When they are asked, or were; null: nobody knows. */
    at: instant.nullable(),
    asked: z.boolean(),
  }),
});

/** Steps that are done side by side. */
const parallelSchema = z.strictObject({
  openedAt: instant,
  need: z.int(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      name: text,
      /** Null: any agent of the department. */
      who: z.array(named).nullable(),
      done: done.nullable(),
      /** The caller may take it back. */
      mayTakeBack: z.boolean(),
    }),
  ),
});

const waitingSchema = z.strictObject({ approval: approvalSchema.nullable(), parallel: parallelSchema.nullable() });

/** A ticket that waits for the caller, and what for. */
const waitsForMeSchema = z.strictObject({
  ticket: ticketSummarySchema,
  approval: z.boolean(),
  /** Parallel steps by name. */
  steps: z.array(text),
});

export const waiting = {
  read: endpoint({
    name: "waiting.read",
    method: "GET",
    path: "/tickets/:id/waiting",
    who: "agent",
    summary:
      "What the ticket waits for in its state: who is asked to approve and who has, which parallel steps are done",
    params: idParams,
    answers: { 200: waitingSchema },
  }),
  takeBack: endpoint({
    name: "waiting.takeBack",
    method: "POST",
    path: "/tickets/:id/parallel/:step/take-back",
    who: "agent",
    summary: "A parallel step that was done is to be done after all",
    params: z.strictObject({ id: z.string().min(1).max(100), step: z.string().min(1).max(64) }),
    body: z.strictObject({ fromState: z.string().min(1).max(64) }),
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) },
  }),
  mine: endpoint({
    name: "waiting.mine",
    method: "GET",
    path: "/waiting",
    who: "agent",
    summary:
      "Tickets that wait for the caller: for an approval, or a parallel step of their own, a group or a role; longest there first",
    answers: { 200: z.strictObject({ items: z.array(waitsForMeSchema), more: z.boolean() }) },
  }),
} as const;

export type WaitingView = z.infer<typeof waitingSchema>;
export type ApprovalView = NonNullable<WaitingView["approval"]>;
export type ParallelView = NonNullable<WaitingView["parallel"]>;
export type WaitsForMe = z.infer<typeof waitsForMeSchema>;
