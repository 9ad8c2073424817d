import { webhooks } from "../../contract/webhooks.ts";
import { createEgress } from "../../effects/egress.ts";
import { call } from "../../effects/webhook.ts";
import { noteAttempt, readEndpoint, signingFor } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";

/** Sent at once and once, by the same guarded way as every other; it belongs to no ticket and is kept nowhere. */
export const testWebhookEndpoint = handles(webhooks.test, async ({ store, config, clock }, { params }) => {
  const endpoint = await readEndpoint(store.db, params.id);
  if (!endpoint) throw refusal("notFound");
  const { url, name, destination } = endpoint;
  const at = clock.now();
  const signing = await signingFor(store.db, config.secret, destination, at);
  const body = { type: "test", timestamp: new Date(at).toISOString(), data: { endpoint: name } };
  const egress = createEgress(config.webhookHosts, { keepAlive: false });
  const begin = performance.now();
  const sent = { id: newId(), url, body, about: { "x-filrouge-rule": "test" } };
  const { ok, detail, receipt } = await call(sent, signing, { store, clock, egress });
  await noteAttempt(store.db, destination, { at, ok, detail });
  return {
    status: 200,
    body: {
      at,
      ms: Math.round(performance.now() - begin),
      ok,
      status: receipt?.status ?? null,
      request: receipt?.request ?? null,
      answer: receipt?.answer ?? null,
      detail,
    },
  };
});
