import { z } from "zod";
import { endpoint, idParams, instant, json, pageQuery } from "./endpoint.ts";

const effectStatus = z.enum(["pending", "done", "failed"]);

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
  nextAt: instant.nullable(),
  at: instant.nullable(),
  detail: z.string().nullable(),
  /** The effect as it was asked for. */
  effect: z.record(z.string(), json),
});

/** One attempt to deliver an effect: what was sent and what came back, each cut to 2 kB. */
export const deliveryViewSchema = z.strictObject({
  /** Counted from 0: how often it had been run again by hand. */
  run: z.int(),
  attempt: z.int(),
  at: instant,
  ms: z.int(),
  ok: z.boolean(),
  /** Of an HTTP answer. */
  status: z.int().nullable(),
  request: z.string().nullable(),
  answer: z.string().nullable(),
  detail: z.string(),
});

/** Instant and id of the last effect of a page. */
const effectCursor = z
  .string()
  .max(200)
  .regex(/^\d{1,15}\../, "This is no cursor of ours.");

const ofType = z.string().max(40).optional();

export type EffectView = z.infer<typeof effectViewSchema>;

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
    who: "manager",
    summary: "What leaves the desk because of any ticket that you may see, newest first; a page may be short",
    query: z.strictObject({
      status: effectStatus.optional(),
      type: ofType,
      ...pageQuery,
      cursor: effectCursor.optional(),
    }),
    answers: { 200: z.strictObject({ items: z.array(effectViewSchema), next: z.string().nullable() }) },
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
    who: "manager",
    summary:
      "Run failed effects again, each with the same key: those named, or all that failed, of a type or destination; 1,000 at once",
    body: z.union([
      z.strictObject({ ids: z.array(idParams.shape.id).min(1).max(1000) }),
      z.strictObject({ status: z.literal("failed"), type: ofType, destination: z.string().max(2000).optional() }),
    ]),
    idempotencyKey: "accepted",
    answers: { 202: z.strictObject({ started: z.int() }) },
  }),
  run: endpoint({
    name: "effects.run",
    method: "POST",
    path: "/effects/:id/run",
    who: "agent",
    summary: "Run a failed effect again, with the same key",
    params: idParams,
    idempotencyKey: "accepted",
    answers: { 202: effectViewSchema },
  }),
} as const;
