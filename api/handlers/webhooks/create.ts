import { webhooks } from "../../contract/webhooks.ts";
import { createEgress } from "../../effects/egress.ts";
import { refusalOf } from "../../effects/guard.ts";
import { createEndpoint, readEndpoint } from "../../effects/webhook-endpoints.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";

/** An address that would never be called is refused here already; what its name leads to is checked at each call. */
export const createWebhookEndpoint = handles(webhooks.create, async ({ store, config, clock }, { body }) => {
  const refused = createEgress(config.webhookHosts).allows(body.url) ? null : refusalOf(body.url);
  if (refused !== null)
    throw refusal("invalid", [
      {
        pointer: "/url",
        code: "webhook.address",
        message: {
          en: refused,
          fr: "Cette adresse n'est pas appelée : il faut https, le port ordinaire, et une machine de l'internet public.",
        },
      },
    ]);
  const id = newId();
  const secret = await createEndpoint(store.db, config.secret, { id, name: body.name, url: body.url, at: clock.now() });
  const endpoint = await readEndpoint(store.db, id);
  if (secret === undefined || !endpoint) throw refusal("conflict");
  return { status: 201, body: { endpoint, secret } };
});
