import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { newSigningSecret, seal, unseal } from "./signature.ts";

type Db = Kysely<Tables>;

/** Both secrets sign for so long after a rotation, so that a receiver can change over. */
export const ROTATION_MS = 86_400_000;

/** Another system that webhooks may reach, with how it has done lately; never with its secret. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly active: boolean;
  readonly disabled: string | null;
  readonly createdAt: number;
  /** In a row. */
  readonly failures: number;
  readonly pausedUntil: number | null;
  /** What effects that go to it are called by: its url's origin. */
  readonly destination: string;
  /** The newest attempt to reach it. */
  readonly last: LastAttempt | null;
  /** Until when the secret before the present one signs too. */
  readonly oldSecretUntil: number | null;
}

export interface LastAttempt {
  readonly at: number;
  readonly ok: boolean;
  readonly detail: string;
}

const selected = (db: Db) =>
  db
    .selectFrom("webhook_endpoint")
    .leftJoin("destination", "destination.name", "webhook_endpoint.destination")
    .select([
      "webhook_endpoint.id",
      "webhook_endpoint.name",
      "webhook_endpoint.url",
      "webhook_endpoint.active",
      "webhook_endpoint.disabled",
      "webhook_endpoint.created_at",
      "webhook_endpoint.destination",
      "webhook_endpoint.old_until",
      "webhook_endpoint.last_at",
      "webhook_endpoint.last_ok",
      "webhook_endpoint.last_detail",
      "destination.failures",
      "destination.paused_until",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof selected>["execute"]>>[number];

const endpointOf = (row: Row): WebhookEndpoint => ({
  id: row.id,
  name: row.name,
  url: row.url,
  active: row.active === 1,
  disabled: row.disabled,
  createdAt: row.created_at,
  failures: row.failures ?? 0,
  pausedUntil: row.paused_until,
  destination: row.destination,
  last: row.last_at === null ? null : { at: row.last_at, ok: row.last_ok === 1, detail: row.last_detail ?? "" },
  oldSecretUntil: row.old_until,
});

export const listEndpoints = async (db: Db): Promise<readonly WebhookEndpoint[]> =>
  (await selected(db).orderBy("webhook_endpoint.created_at").orderBy("webhook_endpoint.id").execute()).map(endpointOf);

export async function readEndpoint(db: Db, id: string): Promise<WebhookEndpoint | undefined> {
  const row = await selected(db).where("webhook_endpoint.id", "=", id).executeTakeFirst();
  return row && endpointOf(row);
}

/** Makes an endpoint and gives its secret, which is shown nowhere else; undefined: its host has an endpoint already. */
export async function createEndpoint(
  db: Db,
  deskSecret: string,
  { id, name, url, at }: { readonly id: string; readonly name: string; readonly url: string; readonly at: number },
): Promise<string | undefined> {
  const secret = newSigningSecret();
  const row = await db
    .insertInto("webhook_endpoint")
    .values({
      id,
      name,
      url,
      destination: new URL(url).origin,
      secret: seal(deskSecret, id, secret),
      old_secret: null,
      old_until: null,
      active: 1,
      disabled: null,
      created_at: at,
      last_at: null,
      last_ok: null,
      last_detail: null,
    })
    .onConflict((conflict) => conflict.column("destination").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row && secret;
}

export interface EndpointChange {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly active?: boolean | undefined;
}

/**
 * Names an endpoint, gives it another address, or switches it on or off; switched on, it starts with a clean sheet. "taken":
 * the new address is on a host that has an endpoint already.
 */
export async function changeEndpoint(
  db: Db,
  id: string,
  { name, url, active }: EndpointChange,
): Promise<WebhookEndpoint | "taken" | undefined> {
  if (url !== undefined) {
    const destination = new URL(url).origin;
    const others = db.selectFrom("webhook_endpoint").select("id").where("destination", "=", destination);
    if (await others.where("id", "<>", id).executeTakeFirst()) return "taken";
    await db.updateTable("webhook_endpoint").set({ url, destination }).where("id", "=", id).execute();
  }
  if (name !== undefined) await db.updateTable("webhook_endpoint").set({ name }).where("id", "=", id).execute();
  if (active !== undefined) {
    const state = active ? { active: 1, disabled: null } : { active: 0 };
    await db.updateTable("webhook_endpoint").set(state).where("id", "=", id).execute();
  }
  const endpoint = await readEndpoint(db, id);
  if (endpoint && active) {
    await db.deleteFrom("destination").where("name", "=", new URL(endpoint.url).origin).execute();
    return { ...endpoint, failures: 0, pausedUntil: null };
  }
  return endpoint;
}

/** Gives an endpoint a new secret, which is shown nowhere else; the present one signs too for a day. */
export async function rotateEndpoint(db: Db, deskSecret: string, id: string, now: number): Promise<string | undefined> {
  const secret = newSigningSecret();
  const row = await db
    .updateTable("webhook_endpoint")
    .set((e) => ({ old_secret: e.ref("secret"), old_until: now + ROTATION_MS, secret: seal(deskSecret, id, secret) }))
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row && secret;
}

export async function removeEndpoint(db: Db, id: string): Promise<boolean> {
  const done = await db.deleteFrom("webhook_endpoint").where("id", "=", id).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Switches an endpoint off because of what it answered. */
export async function disableEndpoint(db: Db, id: string, why: string): Promise<void> {
  await db.updateTable("webhook_endpoint").set({ active: 0, disabled: why }).where("id", "=", id).execute();
}

/** Remembers how the newest attempt to reach an endpoint went. */
export async function noteAttempt(db: Db, destination: string, { at, ok, detail }: LastAttempt): Promise<void> {
  await db
    .updateTable("webhook_endpoint")
    .set({ last_at: at, last_ok: ok ? 1 : 0, last_detail: detail })
    .where("destination", "=", destination)
    .where((e) => e.or([e("last_at", "is", null), e("last_at", "<=", at)]))
    .execute();
}

/** What a delivery to a destination needs: whether it may go, and what it is signed with now. */
export interface Signing {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly secrets: readonly string[];
}

export async function signingFor(
  db: Db,
  deskSecret: string | undefined,
  destination: string,
  now: number,
): Promise<Signing | undefined> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("destination", "=", destination)
    .executeTakeFirst();
  if (!row) return undefined;
  if (deskSecret === undefined) throw new Error("There is no secret to open this endpoint's with.");
  const old = row.old_secret !== null && row.old_until !== null && row.old_until > now ? [row.old_secret] : [];
  const secrets = [row.secret, ...old].map((sealed) => unseal(deskSecret, row.id, sealed));
  return { id: row.id, name: row.name, active: row.active === 1, secrets };
}
