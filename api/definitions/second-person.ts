import type { Kysely } from "kysely";
import { isJsonObject } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { departmentsOf } from "./belongs-to.ts";
import type { DefinitionRecord } from "./read.ts";

type Db = Kysely<Tables>;

/** The whole desk, beside the departments. */
export const DESK = "desk";

/** Whose publications need a second person. */
export async function readSecondPerson(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("second_person").select("scope").execute();
  return new Set(rows.map(({ scope }) => scope));
}

export async function setSecondPerson(db: Db, scope: string, needed: boolean, by: string, at: number): Promise<void> {
  if (!needed) {
    await db.deleteFrom("second_person").where("scope", "=", scope).execute();
    return;
  }
  const row = { by_actor: by, at };
  await db
    .insertInto("second_person")
    .values({ scope, ...row })
    .onConflict((c) => c.column("scope").doNothing())
    .execute();
}

/** Whether publishing this text needs a second person: the desk says so, or one of the departments to which it belongs. */
export async function needsSecondPerson(db: Db, kind: Kind, ...texts: readonly string[]): Promise<boolean> {
  const scopes = await readSecondPerson(db);
  if (scopes.size === 0) return false;
  if (scopes.has(DESK)) return true;
  return texts.some((text) => {
    const document: unknown = JSON.parse(text);
    const departments = isJsonObject(document) ? departmentsOf(kind, document) : [];
    return departments === "all" || departments.some((one) => scopes.has(one));
  });
}

const inForce = ({ versions }: DefinitionRecord): readonly string[] =>
  versions.flatMap(({ status, body }) => (status === "published" ? [body] : []));

/** Whether switching this document off needs a second person: as publishing it would. */
export const retiringNeedsSecondPerson = (db: Db, record: DefinitionRecord): Promise<boolean> =>
  needsSecondPerson(db, record.kind, ...inForce(record));

/** Whether another order needs one: a place changes of what is in force. */
export async function orderNeedsSecondPerson(db: Db, kind: Kind, moved: readonly DefinitionRecord[]): Promise<boolean> {
  const texts = moved.flatMap(inForce);
  return texts.length > 0 && (await needsSecondPerson(db, kind, ...texts));
}
