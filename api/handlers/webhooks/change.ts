import { webhooks } from "../../contract/webhooks.ts";
import { changeEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { assertCallable, hostTaken } from "./acceptable.ts";

export const changeWebhookEndpoint = handles(webhooks.change, async ({ store, config }, { params, body }) => {
  if (body.url !== undefined) assertCallable(config, body.url);
  const endpoint = await changeEndpoint(store.db, params.id, body);
  if (!endpoint) throw refusal("notFound");
  if (endpoint === "taken") throw hostTaken();
  return { status: 200, body: endpoint };
});
