import { webhooks } from "../../contract/webhooks.ts";
import { listEndpoints } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";

export const listWebhookEndpoints = handles(webhooks.list, async ({ store, config }) => ({
  status: 200,
  body: { items: [...(await listEndpoints(store.db))], listed: [...config.webhookHosts] },
}));
