import { webhooks } from "../../contract/webhooks.ts";
import { createEndpoint, readEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { newId } from "../../ids.ts";
import { assertCallable, hostTaken } from "./acceptable.ts";

export const createWebhookEndpoint = handles(webhooks.create, async ({ store, config, clock }, { body }) => {
  assertCallable(config, body.url);
  const id = newId();
  const secret = await createEndpoint(store.db, config.secret, { id, name: body.name, url: body.url, at: clock.now() });
  const endpoint = await readEndpoint(store.db, id);
  if (secret === undefined || !endpoint) throw hostTaken();
  return { status: 201, body: { endpoint, secret } };
});
