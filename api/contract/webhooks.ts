import { z } from "zod";
import { attemptSchema } from "./effects.ts";
import { endpoint, idParams, instant } from "./endpoint.ts";

/** Another system that webhooks may reach. What is sent to it is signed as Standard Webhooks; its secret is shown once. */
export const webhookEndpointSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  active: z.boolean(),
  /** Why it was switched off by itself. */
  disabled: z.string().nullable(),
  createdAt: instant,
  /** In a row. */
  failures: z.int(),
  /** Nothing is sent to it until then. */
  pausedUntil: instant.nullable(),
  /** Its url's origin: effects that go to it carry it. */
  destination: z.string(),
  /** The newest attempt to reach it. */
  last: z.strictObject({ at: instant, ok: z.boolean(), detail: z.string() }).nullable(),
  /** Until when the secret before the present one signs too. */
  oldSecretUntil: instant.nullable(),
});

const name = z.string().trim().min(1).max(100);
const url = z.url().max(2000);
const withSecret = z.strictObject({ endpoint: webhookEndpointSchema, secret: z.string() });

export const webhooks = {
  list: endpoint({
    name: "webhooks.list",
    method: "GET",
    path: "/webhook-endpoints",
    who: "admin",
    summary: "Systems that webhooks may reach, without their secrets",
    answers: {
      200: z.strictObject({
        items: z.array(webhookEndpointSchema),
        listed: z
          .array(z.string())
          .describe("Hosts that the operator lists: they may be called too, unsigned where they are no endpoint."),
      }),
    },
  }),
  create: endpoint({
    name: "webhooks.create",
    method: "POST",
    path: "/webhook-endpoints",
    who: "admin",
    summary: "Let webhooks reach a system: every https address of its host; the signing secret is answered this once",
    body: z.strictObject({ name, url }),
    idempotencyKey: "accepted",
    answers: { 201: withSecret },
  }),
  change: endpoint({
    name: "webhooks.change",
    method: "PATCH",
    path: "/webhook-endpoints/:id",
    who: "admin",
    summary: "Rename an endpoint, give it another address, or switch it on or off",
    params: idParams,
    body: z.strictObject({ name: name.optional(), url: url.optional(), active: z.boolean().optional() }),
    answers: { 200: webhookEndpointSchema },
  }),
  rotate: endpoint({
    name: "webhooks.rotate",
    method: "POST",
    path: "/webhook-endpoints/:id/rotate",
    who: "admin",
    summary: "Give an endpoint a new secret, answered this once; the one before signs too for a day",
    params: idParams,
    idempotencyKey: "accepted",
    answers: { 200: withSecret },
  }),
  test: endpoint({
    name: "webhooks.test",
    method: "POST",
    path: "/webhook-endpoints/:id/test",
    who: "admin",
    summary:
      "Send one test delivery to an endpoint now, signed, even while it is off: what was sent and what came back",
    params: idParams,
    answers: { 200: attemptSchema },
  }),
  remove: endpoint({
    name: "webhooks.remove",
    method: "DELETE",
    path: "/webhook-endpoints/:id",
    who: "admin",
    summary: "Remove an endpoint: webhooks to its host fail from now on, unless the operator lists it",
    params: idParams,
    answers: { 204: null },
  }),
} as const;

export type WebhookEndpointView = z.infer<typeof webhookEndpointSchema>;
