import { z } from "zod";
import { endpoint, idParams, instant, json } from "./endpoint.ts";

/** One thing that left, or is to leave, the database: a notification, a mail, a webhook. */
export const effectViewSchema = z.strictObject({
  id: z.string(),
  ticket: z.string(),
  type: z.string(),
  rule: z.string(),
  status: z.enum(["pending", "done", "failed"]),
  attempts: z.int(),
  nextAt: instant.nullable(),
  at: instant.nullable(),
  detail: z.string().nullable(),
  /** The effect as it was asked for. */
  effect: z.record(z.string(), json),
});

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
