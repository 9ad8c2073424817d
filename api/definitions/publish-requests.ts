import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";

type Db = Kysely<Tables>;
export type PublishRequest = Tables["publish_request"];

interface Target {
  readonly kind: Kind;
  readonly key: string;
}

/** The request that waits for a document, if one does. */
export const waitingFor = (db: Db, { kind, key }: Target): Promise<PublishRequest | undefined> =>
  db
    .selectFrom("publish_request")
    .selectAll()
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("status", "=", "waiting")
    .executeTakeFirst();

export const readRequest = (db: Db, id: string): Promise<PublishRequest | undefined> =>
  db.selectFrom("publish_request").selectAll().where("id", "=", id).executeTakeFirst();

export const readWaiting = (db: Db): Promise<readonly PublishRequest[]> =>
  db.selectFrom("publish_request").selectAll().where("status", "=", "waiting").orderBy("at").orderBy("id").execute();

/**
 * Notes that somebody asks for the draft of this revision. `draft`: somebody has written on meanwhile, or there is none; `waiting`:
 * one waits already.
 */
export function ask(
  db: Db,
  { kind, key, revision, author, at, note }: Target & Pick<PublishRequest, "revision" | "author" | "at" | "note">,
): Promise<{ readonly id: string } | "draft" | "waiting"> {
  return db.transaction().execute(async (trx) => {
    // Whoever writes the draft meanwhile waits for this row, and takes the request back.
    const held = await trx
      .updateTable("definition")
      .set({ revision })
      .where("kind", "=", kind)
      .where("key", "=", key)
      .where("version", "=", 0)
      .where("revision", "=", revision)
      .executeTakeFirst();
    if (held.numUpdatedRows === 0n) return "draft";
    if (await waitingFor(trx, { kind, key })) return "waiting";
    const id = newId();
    const open = { decided_by: null, decided_at: null, word: "", version: null };
    await trx
      .insertInto("publish_request")
      .values({ id, kind, key, revision, status: "waiting", author, at, note, ...open })
      .execute();
    return { id };
  });
}

/** Ends a request that still waits; false: it does not wait any more. */
export async function end(
  db: Db,
  id: string,
  change: Pick<PublishRequest, "status" | "decided_by" | "decided_at" | "word"> & { readonly version?: number },
): Promise<boolean> {
  const done = await db
    .updateTable("publish_request")
    .set(change)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** What waits for this document is taken back, because its draft is another one now, or gone. */
export async function takeBackAll(trx: Db, { kind, key }: Target, by: string, at: number): Promise<void> {
  await trx
    .updateTable("publish_request")
    .set({ status: "takenBack", decided_by: by, decided_at: at })
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("status", "=", "waiting")
    .execute();
}

/** Who agreed to each version that a second person published. */
export async function approvals(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("publish_request")
    .select(["kind", "key", "version", "decided_by"])
    .where("status", "=", "approved")
    .execute();
  return new Map(rows.map(({ kind, key, version, decided_by }) => [`${kind}:${key}@${version}`, decided_by ?? ""]));
}
