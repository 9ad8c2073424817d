import { createHmac, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { keyFor } from "../config.ts";
import type { Tables } from "../db/tables.ts";

const PREFIX = "frt_";

/** What is kept of a token: a keyed hash, useless without the desk's own secret. */
const hashOf = (secret: string, token: string): string =>
  createHmac("sha256", keyFor(secret, "tokens")).update(token).digest("base64url");

export interface NewToken {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly at: number;
}

/** Makes a token of 32 random bytes; the answer is the only place where it ever stands. */
export async function createToken(
  db: Kysely<Tables>,
  secret: string,
  { id, name, person, at }: NewToken,
): Promise<string> {
  const token = PREFIX + randomBytes(32).toString("base64url");
  const row = {
    id,
    name,
    person,
    hash: hashOf(secret, token),
    scopes: "[]",
    created_at: at,
    last_used_at: null,
    revoked_at: null,
  };
  await db.insertInto("api_token").values(row).execute();
  return token;
}

/** Uses are noted at most once a minute, so that a busy program doesn't write at every read. */
const NOTE_EVERY_MS = 60_000;

/** The person a token acts as; null for one that is unknown or revoked. */
export async function personOfToken(
  db: Kysely<Tables>,
  secret: string,
  token: string,
  now: number,
): Promise<string | null> {
  if (!token.startsWith(PREFIX) || token.length > 100) return null;
  const row = await db
    .selectFrom("api_token")
    .select(["id", "person", "last_used_at"])
    .where("hash", "=", hashOf(secret, token))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  if (row.last_used_at === null || row.last_used_at < now - NOTE_EVERY_MS) {
    await db.updateTable("api_token").set({ last_used_at: now }).where("id", "=", row.id).execute();
  }
  return row.person;
}
