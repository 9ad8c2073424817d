import { createHmac, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { keyFor } from "../config.ts";
import type { Store } from "../db/connect.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { type Principal, principalOfToken } from "./principal.ts";

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

/** Who a token acts as; null for one that is unknown or revoked, or whose maker has left. */
export async function identifyToken(
  store: Store,
  statements: Statements,
  secret: string,
  token: string,
  now: number,
): Promise<Principal | null> {
  if (!token.startsWith(PREFIX) || token.length > 100) return null;
  const found = await principalOfToken(store, statements, hashOf(secret, token));
  if (!found) return null;
  if (found.usedAt === null || found.usedAt < now - NOTE_EVERY_MS) {
    await store.db.updateTable("api_token").set({ last_used_at: now }).where("id", "=", found.token).execute();
  }
  return found.principal;
}
