import { createHmac } from "node:crypto";
import type { ChannelDesk } from "../../../api/channels/channel-desk.ts";
import { readChannel } from "../../../api/channels/documents.ts";
import { isWebhook, type Received, receivePost } from "../../../api/channels/receive.ts";
import { putSecret } from "../../../api/channels/secrets.ts";
import { clockAt, type SetClock } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { Statements } from "../../../api/db/statements.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { WebhookSource } from "../../../blueprints/channel.ts";
import type { Json } from "../../../blueprints/json.ts";
import lifecycle from "../../../blueprints/library/base-lifecycle.json" with { type: "json" };
import { furnish, put } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

export const NOON = Date.UTC(2026, 10, 23, 12);
export const SECRET = `whsec_${Buffer.from("thirty-two bytes of a test alone").toString("base64")}`;

/** A monitoring system whose alerts join the ticket of the same alert. */
export const ALERTS = {
  ...{ by: "webhook", as: "alert", proof: "signature", automatic: true },
  message: { subject: "{{/alert}} on {{/host}}", text: "{{/summary}}", thread: "{{/fingerprint}}" },
  closing: { value: "{{/status}}", is: ["resolved"], do: "solve" },
} as const satisfies WebhookSource;

/** Text messages of people. */
export const TEXTS = {
  ...{ by: "webhook", as: "sms", proof: "bearer", automatic: false },
  message: { text: "{{/body}}", id: "{{/id}}", thread: "{{/from}}" },
  requester: { phone: "{{/from}}", name: "{{/name}}", email: "{{/email}}", handle: "{{/handle}}" },
} as const satisfies WebhookSource;

interface Posting {
  readonly id?: string;
  /** When it was signed, epoch ms; now when absent. */
  readonly signedAt?: number;
  readonly secret?: string;
  /** What is sent instead of what was signed. */
  readonly text?: string;
}

export interface TestChannelDesk {
  readonly desk: ChannelDesk;
  readonly store: Store;
  readonly clock: SetClock;
  /** Publishes a channel and gives it its secret. */
  readonly open: (key: string, source: WebhookSource, more?: object) => Promise<void>;
  /** Posts with a signature of Standard Webhooks, or with the secret itself. */
  readonly post: (key: string, payload: Json, posting?: Posting) => Promise<Received>;
  /** Outcomes of a channel's log, oldest first. */
  readonly log: (
    key: string,
  ) => Promise<readonly { status: string; why: string | null; ticket: string | null; id: string }[]>;
  readonly tickets: () => Promise<readonly { id: string; subject: string; status: string; channel: string }[]>;
  readonly messages: () => Promise<readonly { ticket: string; text: string; public: number; automatic: number }[]>;
  readonly remove: () => Promise<void>;
}

export async function channelDesk(name: DatabaseName): Promise<TestChannelDesk> {
  const { store, remove } = await freshStore(name);
  await furnish(store);
  await put(store, "lifecycle", "base-lifecycle", lifecycle);
  const clock = clockAt(NOON);
  const config = { secret: "a secret of this desk, for tests alone" };
  const definitions = new CompiledDefinitions();
  const desk: ChannelDesk = {
    ...{ store, clock, config, definitions, statements: new Statements() },
    door: createDoor({ store, clock }),
  };
  let posts = 0;
  const { db } = store;
  return {
    ...{ desk, store, clock, remove },
    open: async (key, source, more = {}) => {
      await put(store, "channel", key, {
        ...{ kind: "channel", schemaVersion: 1, key, name: key, department: "department:it", language: "en", source },
        ...more,
      });
      await putSecret(db, config.secret, { channel: key, secret: SECRET, now: clock.now() });
    },
    post: async (key, payload, { id, signedAt = clock.now(), secret = SECRET, text } = {}) => {
      const known = await readChannel(db, key);
      if (!known || !isWebhook(known)) throw new Error(`There is no webhook ${key}.`);
      const written = JSON.stringify(payload);
      const timestamp = String(Math.floor(signedAt / 1000));
      const named = id ?? `msg_${++posts}`;
      const signature = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
        .update(`${named}.${timestamp}.${written}`)
        .digest("base64");
      const signed = {
        ...{ "webhook-id": named, "webhook-timestamp": timestamp },
        "webhook-signature": `v1,bm90IHRoaXM= v1,${signature}`,
      };
      const bearer = { authorization: `Bearer ${secret}`, ...(id !== undefined && { "webhook-id": id }) };
      const headers = known.source.proof === "signature" ? signed : bearer;
      const sent = text ?? written;
      return receivePost(desk, known, { headers, text: sent, value: JSON.parse(sent) as Json });
    },
    log: (key) =>
      db
        .selectFrom("channel_in")
        .select(["id", "status", "why", "ticket"])
        .where("channel", "=", key)
        .orderBy("id")
        .execute(),
    tickets: () => db.selectFrom("ticket").select(["id", "subject", "status", "channel"]).orderBy("number").execute(),
    messages: () =>
      db
        .selectFrom("message")
        .select(["ticket", "text", "public", "automatic"])
        .orderBy("at")
        .orderBy("ticket")
        .orderBy("seq")
        .execute(),
  };
}
