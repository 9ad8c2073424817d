import { webhooks } from "../../contract/webhooks.ts";
import { removeEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";

export const removeWebhookEndpoint = handles(webhooks.remove, async ({ store }, { params }) => {
  if (!(await removeEndpoint(store.db, params.id))) throw refusal("notFound");
  return { status: 204 };
});
