import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { WebhookSource } from "../../blueprints/channel.ts";
import type { Tables } from "../db/tables.ts";
import { newSigningSecret, seal, unseal } from "../effects/signature.ts";
import { ROTATION_MS } from "../effects/webhook-endpoints.ts";

type Db = Kysely<Tables>;

const nameOf = (channel: string): string => `channel:${channel}`;

/** A new secret as this kind of proof wants it. */
export const newSecret = (proof: WebhookSource["proof"]): string =>
  proof === "signature" ? newSigningSecret() : randomBytes(32).toString("base64url");

/** Gives a channel a secret; the one before counts too for a day. Answers until when, null: there was none. */
export async function putSecret(
  db: Db,
  deskSecret: string,
  { channel, secret, now }: { readonly channel: string; readonly secret: string; readonly now: number },
): Promise<number | null> {
  const sealed = seal(deskSecret, nameOf(channel), secret);
  const { old_until } = await db
    .insertInto("channel_secret")
    .values({ channel, secret: sealed, old_secret: null, old_until: null, at: now })
    .onConflict((c) =>
      c.column("channel").doUpdateSet((e) => ({
        old_secret: e.ref("channel_secret.secret"),
        old_until: now + ROTATION_MS,
        secret: e.ref("excluded.secret"),
        at: now,
      })),
    )
    .returning("old_until")
    .executeTakeFirstOrThrow();
  return old_until;
}

/** The secrets of a channel that count now, the present one first; none: nobody can prove anything. */
export async function secretsOf(db: Db, deskSecret: string, channel: string, now: number): Promise<readonly string[]> {
  const row = await db.selectFrom("channel_secret").selectAll().where("channel", "=", channel).executeTakeFirst();
  if (!row) return [];
  const old = row.old_secret !== null && row.old_until !== null && row.old_until > now ? [row.old_secret] : [];
  return [row.secret, ...old].map((sealed) => unseal(deskSecret, nameOf(channel), sealed));
}

/** Channels that have a secret, with until when the one before counts. */
export async function readSecretsKept(db: Db): Promise<ReadonlyMap<string, { readonly oldUntil: number | null }>> {
  const rows = await db.selectFrom("channel_secret").select(["channel", "old_until"]).execute();
  return new Map(rows.map(({ channel, old_until }) => [channel, { oldUntil: old_until }]));
}
