import { z } from "zod";
import { endpoint, idParams, instant, instantCursor, json, pageQuery } from "./endpoint.ts";

/** `dropped`: it had not arrived, and a person has given it up. */
const effectStatus = z.enum(["pending", "done", "failed", "dropped"]);

/** One thing that left, or is to leave, the database: a notification, a mail, a webhook. */
export const effectViewSchema = z.strictObject({
  id: z.string(),
  ticket: z.string(),
  type: z.string(),
  rule: z.string(),
  /** An origin, or `mail:` and to whom: what one ticket sends to one destination leaves in order. */
  destination: z.string(),
  status: effectStatus,
  createdAt: instant,
  attempts: z.int(),
  /** How often it was run again by hand. */
  runs: z.int(),
  nextAt: instant.nullable(),
  at: instant.nullable(),
  detail: z.string().nullable(),
  /** The effect as it was asked for. */
  effect: z.record(z.string(), json),
});

/** The same in a list over all tickets. */
const listedEffectSchema = effectViewSchema.extend({ number: z.int(), subject: z.string() });

/** What was sent and what came back, each cut to 2 kB. */
export const attemptSchema = z.strictObject({
  at: instant,
  ms: z.int(),
  ok: z.boolean(),
  /** Of an HTTP answer. */
  status: z.int().nullable(),
  request: z.string().nullable(),
  answer: z.string().nullable(),
  detail: z.string(),
});

/** One attempt to deliver an effect. */
export const deliveryViewSchema = attemptSchema.extend({
  /** Counted from 0: how often it had been run again by hand. */
  run: z.int(),
  attempt: z.int(),
});

/** What became of each effect that was asked for. */
const resultsOf = <const O extends readonly [string, ...string[]]>(outcomes: O) =>
  z.array(z.strictObject({ id: z.string(), outcome: z.enum(outcomes) }));

const ofType = z.string().max(40).optional();
const ofDestination = z.string().max(2000).optional();
const ids = z.array(idParams.shape.id).min(1).max(1000);

export type EffectView = z.infer<typeof effectViewSchema>;
export type ListedEffectView = z.infer<typeof listedEffectSchema>;
export type DeliveryView = z.infer<typeof deliveryViewSchema>;
export type AttemptView = z.infer<typeof attemptSchema>;

export const effects = {
  list: endpoint({
    name: "effects.list",
    method: "GET",
    path: "/tickets/:id/effects",
    who: "agent",
    summary: "What leaves the desk because of this ticket: pending, done, failed",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(effectViewSchema) }) },
  }),
  all: endpoint({
    name: "effects.all",
    method: "GET",
    path: "/effects",
    who: "right:effects",
    summary: "What leaves the desk because of any ticket that you may see, newest first; a page may be short",
    query: z.strictObject({
      status: effectStatus.optional(),
      type: ofType,
      destination: ofDestination,
      rule: z
        .string()
        .max(300)
        .optional()
        .describe("A rule as effects carry it, or without its version: trigger:acknowledge."),
      ticket: z.string().min(1).max(100).optional().describe("Id or number of a ticket."),
      ...pageQuery,
      cursor: instantCursor,
    }),
    answers: {
      200: z.strictObject({
        items: z.array(listedEffectSchema),
        next: z.string().nullable(),
        /** For so many days what has left is kept; what has not stays. */
        keptDays: z.int(),
      }),
    },
  }),
  deliveries: endpoint({
    name: "effects.deliveries",
    method: "GET",
    path: "/effects/:id/deliveries",
    who: "agent",
    summary: "Every attempt to deliver an effect, oldest first: request, answer, how long it took",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(deliveryViewSchema) }) },
  }),
  runMany: endpoint({
    name: "effects.runMany",
    method: "POST",
    path: "/effects/run",
    who: "right:effects",
    summary:
      "Run effects that failed or were given up again, each with the same key: those named, or all that failed, of a type or destination; 1,000 at once",
    body: z.union([
      z.strictObject({ ids }),
      z.strictObject({ status: z.literal("failed"), type: ofType, destination: ofDestination }),
    ]),
    idempotencyKey: "accepted",
    answers: {
      202: z.strictObject({ started: z.int(), results: resultsOf(["started", "notFailed", "notFound"]) }),
    },
  }),
  drop: endpoint({
    name: "effects.drop",
    method: "POST",
    path: "/effects/drop",
    who: "right:effects",
    summary:
      "Give up effects that failed or still wait: none of them is tried again by itself. One that is being delivered at this moment is left",
    body: z.strictObject({ ids }),
    idempotencyKey: "accepted",
    answers: {
      200: z.strictObject({ dropped: z.int(), results: resultsOf(["dropped", "inHand", "settled", "notFound"]) }),
    },
  }),
  run: endpoint({
    name: "effects.run",
    method: "POST",
    path: "/effects/:id/run",
    who: "agent",
    summary: "Run an effect that failed or was given up again, with the same key",
    params: idParams,
    idempotencyKey: "accepted",
    answers: { 202: effectViewSchema },
  }),
} as const;
