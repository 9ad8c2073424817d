import type { Language } from "../../../blueprints/text.ts";
import { readChannel } from "../../channels/documents.ts";
import { arrivalViews, listArrivals, readHealth } from "../../channels/list.ts";
import { readArrival, settle } from "../../channels/log.ts";
import { isWebhook, runAgain } from "../../channels/receive.ts";
import { newSecret, putSecret } from "../../channels/secrets.ts";
import { channels } from "../../contract/channels.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";

const LIMIT = 50;

export const readChannelHealth = handles(channels.health, async ({ store }, { language }) => ({
  status: 200,
  body: { items: await readHealth(store.db, language) },
}));

export const giveChannelSecret = handles(channels.secret, async ({ store, config, clock }, { params, body }) => {
  const known = await readChannel(store.db, params.id);
  if (!known || !isWebhook(known)) throw refusal("notFound");
  const secret = body.secret ?? newSecret(known.source.proof);
  const asked = { channel: params.id, secret, now: clock.now() };
  return { status: 200, body: { secret, oldSecretUntil: await putSecret(store.db, config.secret, asked) } };
});

export const listChannelLog = handles(channels.log, async ({ store: { db } }, { params, query, language }) => {
  const { limit = LIMIT, cursor, status } = query;
  const { rows, next } = await listArrivals(db, params.id, { limit, cursor, status });
  return { status: 200, body: { items: await arrivalViews(db, rows, language), next } };
});

export const readPayload = handles(channels.payload, async ({ store }, { params }) => {
  const row = await readArrival(store.db, params.id, params.arrival);
  if (!row || row.body === null) throw refusal("notFound");
  return { status: 200, body: { payload: row.body } };
});

const settled = (): Refusal =>
  new Refusal({
    status: 409,
    code: "channelSettled",
    title: { en: "Not available now", fr: "Indisponible pour l’instant" },
    detail: {
      en: "This does not wait any more, or its channel is not in force.",
      fr: "Ceci n’attend plus, ou son canal n’est pas en vigueur.",
    },
  });

interface Asked {
  readonly id: string;
  readonly arrival: string;
}

async function waiting({ store: { db } }: Desk, { id, arrival }: Asked) {
  const row = await readArrival(db, id, arrival);
  if (!row) throw refusal("notFound");
  if (row.status !== "waiting") throw settled();
  return row;
}

async function shown({ store: { db } }: Desk, { id, arrival }: Asked, language: Language) {
  const row = await readArrival(db, id, arrival);
  const [body] = row ? await arrivalViews(db, [row], language) : [];
  if (!body) throw refusal("notFound");
  return { status: 200, body } as const;
}

export const runArrival = handles(channels.run, async (desk, { params, language }) => {
  const row = await waiting(desk, params);
  const known = await readChannel(desk.store.db, params.id);
  if (known?.state !== "on" || !isWebhook(known)) throw settled();
  await runAgain(desk, known, row);
  return shown(desk, params, language);
});

export const dropArrival = handles(channels.drop, async (desk, { params, language }) => {
  const { id } = await waiting(desk, params);
  await settle(desk.store.db, id, { status: "refused", why: "dropped" });
  return shown(desk, params, language);
});
