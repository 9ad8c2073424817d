import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId, newId } from "../ids.ts";

type Db = Kysely<Tables>;
export type PublishRequest = Tables["publish_request"];

interface Target {
  readonly kind: Kind;
  /** Empty: the order of the kind. */
  readonly key: string;
}

/** A second person agrees: the request that ends with it. */
export interface Approval {
  readonly request: string;
  readonly by: string;
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

type Asking = Target &
  Pick<PublishRequest, "act" | "revision" | "author" | "at" | "note"> & {
    /** The order that is asked for; of no other act. */
    readonly places?: readonly string[];
    /** Who may answer, and hears of it. */
    readonly tell: readonly string[];
  };

/**
 * Notes that somebody asks for the draft of this revision, for the version in force to be switched off, or for an order. `stale`:
 * somebody has written or published meanwhile; `waiting`: one waits already. Who asks for another order takes the one before back.
 */
export function ask(db: Db, asking: Asking): Promise<{ readonly id: string } | "stale" | "waiting"> {
  const { kind, key, act, revision, author, at, note, places = [], tell } = asking;
  return db.transaction().execute(async (trx) => {
    if (act !== "order" && !(await hold(trx, asking))) return "stale";
    const waiting = await waitingFor(trx, { kind, key });
    if (waiting && act === "order" && waiting.author === author) await takeBackAll(trx, { kind, key }, author, at);
    else if (waiting) return "waiting";
    const id = newId();
    const open = { decided_by: null, decided_at: null, word: "", version: null };
    const asked = { id, act, kind, key, revision, places: JSON.stringify(places), author, at, note };
    await trx
      .insertInto("publish_request")
      .values({ ...asked, status: "waiting", ...open })
      .execute();
    for (const person of tell) await notify(trx, id, person, "asked", at);
    return { id };
  });
}

/** Whoever writes or publishes meanwhile waits for this row, and takes the request back. */
async function hold(trx: Db, { kind, key, act, revision }: Asking): Promise<boolean> {
  const wanted = trx.updateTable("definition").where("kind", "=", kind).where("key", "=", key);
  const held =
    act === "publish"
      ? wanted.set({ revision }).where("version", "=", 0).where("revision", "=", revision)
      : wanted
          .set((e) => ({ position: e.ref("position") }))
          .where("version", "=", revision)
          .where("status", "=", "published");
  return (await held.executeTakeFirst()).numUpdatedRows > 0n;
}

const notify = (trx: Db, request: string, person: string, about: "asked" | "answered", now: number) =>
  trx
    .insertInto("publish_notice")
    .values({ id: derivedId("publish-notice", request, person, about), request, person, about, lease_until: now })
    .execute();

/** Ends a request that still waits, and lets who asked hear of an answer; false: it does not wait any more. In an open transaction. */
export async function end(
  trx: Db,
  id: string,
  change: Pick<PublishRequest, "status" | "decided_by" | "decided_at" | "word"> & { readonly version?: number },
): Promise<boolean> {
  const done = await trx
    .updateTable("publish_request")
    .set(change)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .returning(["author"])
    .executeTakeFirst();
  if (done && change.status !== "takenBack") await notify(trx, id, done.author, "answered", change.decided_at ?? 0);
  return done !== undefined;
}

/** What waits for this document is taken back: its draft is another one now, or gone, or another version is in force. */
export async function takeBackAll(
  trx: Db,
  { kind, key }: Target,
  by: string,
  at: number,
  acts: readonly PublishRequest["act"][] = ["publish", "retire", "order"],
): Promise<void> {
  await trx
    .updateTable("publish_request")
    .set({ status: "takenBack", decided_by: by, decided_at: at })
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("act", "in", acts)
    .where("status", "=", "waiting")
    .execute();
}

/** Who agreed to each version that a second person published. */
export async function approvals(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("publish_request")
    .select(["kind", "key", "version", "decided_by"])
    .where("status", "=", "approved")
    .where("act", "=", "publish")
    .execute();
  return new Map(rows.map(({ kind, key, version, decided_by }) => [`${kind}:${key}@${version}`, decided_by ?? ""]));
}
