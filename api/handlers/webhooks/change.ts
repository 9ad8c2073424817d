import { webhooks } from "../../contract/webhooks.ts";
import { changeEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";

export const changeWebhookEndpoint = handles(webhooks.change, async ({ store }, { params, body }) => {
  const endpoint = await changeEndpoint(store.db, params.id, body);
  if (!endpoint) throw refusal("notFound");
  return { status: 200, body: endpoint };
});
