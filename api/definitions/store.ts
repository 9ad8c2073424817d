import { type Kysely, sql } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Role } from "../../blueprints/role.ts";
import type { Tables } from "../db/tables.ts";
import { spreadRole } from "../people/role-holders.ts";
import { roleGiven } from "../people/roles.ts";
import { beginRearm } from "../rearm/begin.ts";
import { type Approval, end, takeBackAll } from "./publish-requests.ts";

type Db = Kysely<Tables>;
type Row = Tables["definition"];

/** What a write answers: done, or the revision that somebody else has made meanwhile (0: there is no draft). */
export type Written<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly revision: number };

export interface Target {
  readonly kind: Kind;
  readonly key: string;
}

export interface Drawn extends Target {
  readonly expected: number;
  readonly body: string;
  readonly author: string;
  readonly at: number;
}

/** Saves the draft over revision `expected`; 0 makes one where there is none. */
export function saveDraft(db: Db, drawn: Drawn): Promise<Written<{ readonly revision: number }>> {
  return db.transaction().execute((trx) => writeDraft(trx, drawn));
}

/** As {@link saveDraft}, in a transaction that is open already. */
export async function writeDraft(
  trx: Db,
  { kind, key, expected, body, author, at }: Drawn,
): Promise<Written<{ readonly revision: number }>> {
  const revision = await draftRevision(trx, { kind, key });
  if (revision !== expected) return { ok: false, revision };
  if (revision > 0) {
    const next = revision + 1;
    const done = await of(trx.updateTable("definition"), { kind, key }, 0)
      .set({ body, author, at, revision: next })
      .where("revision", "=", revision)
      .executeTakeFirst();
    // Nobody approves what he has not seen.
    if (done.numUpdatedRows > 0n) await takeBackAll(trx, { kind, key }, author, at, ["publish"]);
    return done.numUpdatedRows > 0n ? { ok: true, revision: next } : { ok: false, revision: next };
  }
  const { position, revised } = await placeOf(trx, { kind, key });
  // Revisions go on after a publication, so that somebody's old one never fits a new draft by chance.
  const next = revised + 1;
  const row: Row = { kind, key, version: 0, status: "draft", body, author, at, note: "", revision: next, position };
  const done = await trx
    .insertInto("definition")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n ? { ok: true, revision: next } : { ok: false, revision: next };
}

/** Throws the draft of revision `expected` away. */
export function removeDraft(
  db: Db,
  removal: Target & { expected: number; by: string; at: number },
): Promise<Written<object>> {
  return db.transaction().execute((trx) => dropDraft(trx, removal));
}

/** As {@link removeDraft}, in a transaction that is open already. */
export async function dropDraft(
  trx: Db,
  { kind, key, expected, by, at }: Target & { expected: number; by: string; at: number },
): Promise<Written<object>> {
  const revision = await draftRevision(trx, { kind, key });
  if (revision === 0 || revision !== expected) return { ok: false, revision };
  await of(trx.deleteFrom("definition"), { kind, key }, 0).where("revision", "=", expected).execute();
  await takeBackAll(trx, { kind, key }, by, at, ["publish"]);
  return { ok: true };
}

/** Kinds whose documents say when something is due: what is in force anew reaches the live tickets in the background. */
const TELL_TIME: readonly Kind[] = ["calendar", "sla-policy", "time-rule"];

/** Moving the counter first makes two publications wait for each other, on both databases. */
export const moveCounter = (trx: Db) =>
  trx.updateTable("counter").set({ value: sql`value + 1` }).where("name", "=", "definitions").execute();

/** The version in force is one of the past from now on; undefined: none was in force. */
export const takeOutOfForce = (trx: Db, { kind, key }: Target, at: number) =>
  trx
    .updateTable("definition")
    .set({ status: "retired", retired_at: at })
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("status", "=", "published")
    .returning(["version", "body"])
    .executeTakeFirst();

interface Publication extends Target {
  readonly expected: number;
  readonly author: string;
  readonly at: number;
  readonly note: string;
  readonly approval?: Approval;
}

/**
 * Makes the draft of revision `expected` the next version and the one in force; the former is retired, the draft is gone.
 * Whoever calls has verified exactly that revision.
 */
export function publish(
  db: Db,
  { kind, key, expected, author, at, note, approval }: Publication,
): Promise<Written<{ readonly version: number }>> {
  return db.transaction().execute(async (trx) => {
    await moveCounter(trx);
    const draft = await of(trx.selectFrom("definition"), { kind, key }, 0)
      .select(["body", "revision", "position"])
      .executeTakeFirst();
    if (draft?.revision !== expected) return { ok: false, revision: draft?.revision ?? 0 };
    const { last } = await trx
      .selectFrom("definition")
      .select((e) => e.fn.max("version").as("last"))
      .where("kind", "=", kind)
      .where("key", "=", key)
      .executeTakeFirstOrThrow();
    const version = last + 1;
    if (approval) {
      // Taken back or answered meanwhile: nothing is published.
      if (!(await end(trx, approval.request, { ...agreed(approval, at), version })))
        return { ok: false, revision: expected };
    } else await takeBackAll(trx, { kind, key }, author, at);
    const former = await takeOutOfForce(trx, { kind, key }, at);
    const { body, position } = draft;
    const row: Row = { kind, key, version, status: "published", body, author, at, note, revision: expected, position };
    await trx.insertInto("definition").values(row).execute();
    await of(trx.deleteFrom("definition"), { kind, key }, 0).execute();
    if (TELL_TIME.includes(kind)) await beginRearm(trx, [`${kind}:${key}@${version}`], at);
    // What was published has passed its grammar.
    const given = (text: string) => roleGiven(JSON.parse(text) as Role);
    if (kind === "role") await spreadRole(trx, former ? given(former.body) : null, given(body), { by: author, at });
    return { ok: true, version };
  });
}

export const agreed = ({ by }: Approval, at: number) =>
  ({ status: "approved", decided_by: by, decided_at: at, word: "" }) as const;

/**
 * Takes the version in force out of force; undefined when none is, or when the request for it waits no more. Its text stays, and
 * publishing it again puts it back.
 */
export function retire(
  db: Db,
  {
    kind,
    key,
    by = "system",
    at,
    approval,
    also,
  }: Target & {
    by?: string;
    at: number;
    approval?: Approval;
    /** What is written with it or not at all. */
    also?: ((trx: Db) => Promise<void>) | undefined;
  },
): Promise<number | undefined> {
  return db.transaction().execute(async (trx) => {
    await moveCounter(trx);
    if (approval && !(await end(trx, approval.request, agreed(approval, at)))) return undefined;
    const row = await takeOutOfForce(trx, { kind, key }, at);
    if (row) await takeBackAll(trx, { kind, key }, by, at, ["retire"]);
    if (row && TELL_TIME.includes(kind)) await beginRearm(trx, [`${kind}:${key}@${row.version}`], at);
    if (row) await also?.(trx);
    return row?.version;
  });
}

async function draftRevision(trx: Db, target: Target): Promise<number> {
  const draft = await of(trx.selectFrom("definition"), target, 0).select("revision").executeTakeFirst();
  return draft?.revision ?? 0;
}

async function placeOf(trx: Db, { kind, key }: Target): Promise<{ position: number; revised: number }> {
  const own = await trx
    .selectFrom("definition")
    .select((e) => [e.fn.max("position").as("position"), e.fn.max("revision").as("revision")])
    .where("kind", "=", kind)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  const last = await trx
    .selectFrom("definition")
    .select((e) => e.fn.max("position").as("position"))
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return { position: own.position ?? (last.position ?? 0) + 1, revised: own.revision ?? 0 };
}

/** One version of one document, whatever is done with it. */
function of<Q extends { where(column: "kind" | "key" | "version", operator: "=", value: string | number): Q }>(
  query: Q,
  { kind, key }: Target,
  version: number,
): Q {
  return query.where("kind", "=", kind).where("key", "=", key).where("version", "=", version);
}
