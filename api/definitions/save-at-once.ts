import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { moveCounter, takeOutOfForce, type Written } from "./store.ts";

interface Saving {
  readonly kind: Kind;
  readonly key: string;
  /** The version in force that the writer saw; 0: there was none. */
  readonly expected: number;
  readonly body: string;
  readonly author: string;
  readonly at: number;
}

/** Makes a document the version in force without a draft before; what was in force stays in its history. */
export function saveAtOnce(
  db: Kysely<Tables>,
  { kind, key, expected, body, author, at }: Saving,
): Promise<Written<{ readonly version: number }>> {
  return db.transaction().execute(async (trx) => {
    await moveCounter(trx);
    const versions = await trx
      .selectFrom("definition")
      .select(["version", "status", "position"])
      .where("kind", "=", kind)
      .where("key", "=", key)
      .orderBy("version", "desc")
      .execute();
    const inForce = versions.find(({ status }) => status === "published")?.version ?? 0;
    if (inForce !== expected) return { ok: false, revision: inForce };
    const version = (versions[0]?.version ?? 0) + 1;
    const position = versions[0]?.position ?? (await lastPosition(trx, kind)) + 1;
    await takeOutOfForce(trx, { kind, key }, at);
    await trx
      .insertInto("definition")
      .values({ kind, key, version, status: "published", body, author, at, note: "", revision: 0, position })
      .execute();
    return { ok: true, version };
  });
}

async function lastPosition(trx: Kysely<Tables>, kind: Kind): Promise<number> {
  const { last } = await trx
    .selectFrom("definition")
    .select((e) => e.fn.max("position").as("last"))
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}
