import { webhooks } from "../../contract/webhooks.ts";
import { readEndpoint, rotateEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";

export const rotateWebhookSecret = handles(webhooks.rotate, async ({ store, config, clock }, { params }) => {
  const secret = await rotateEndpoint(store.db, config.secret, params.id, clock.now());
  const endpoint = await readEndpoint(store.db, params.id);
  if (secret === undefined || !endpoint) throw refusal("notFound");
  return { status: 200, body: { endpoint, secret } };
});
