import type { Kysely } from "kysely";
import type { Dialect } from "../db/dialect.ts";
import type { Tables } from "../db/tables.ts";
import { type Change, noteChanges } from "./changes.ts";
import { beginHandBack } from "./leaving.ts";

type Db = Kysely<Tables>;

/** Whether somebody takes tickets by himself now. `absentUntil` is epoch ms. */
export interface Presence {
  readonly availability: "online" | "away";
  readonly absentUntil: number | null;
}

export const THERE: Presence = { availability: "online", absentUntil: null };

export async function readPresence(db: Db, person: string): Promise<Presence> {
  const row = await db
    .selectFrom("presence")
    .select(["availability", "absent_until"])
    .where("person", "=", person)
    .executeTakeFirst();
  return row ? { availability: row.availability, absentUntil: row.absent_until } : THERE;
}

/**
 * Sets the switch, the return, or both; shifts and skills stay as they are. Who is absent from now on leaves his tickets to
 * his groups by their rules, in the same transaction, so that one is never without the other.
 */
export async function setPresence(db: Db, dialect: Dialect, change: Change, to: Partial<Presence>): Promise<Presence> {
  return db.transaction().execute(async (trx) => {
    const { person, at } = change;
    // Two who set the same person wait for each other: each sees what the other made of it.
    await trx.selectFrom("person").select("key").where("key", "=", person).modifyEnd(dialect.lockRows).execute();
    const was = await readPresence(trx, person);
    const becomes = { ...was, ...to };
    if (!(await noteChanges(trx, change, { ...was }, { ...becomes }))) return was;
    const { availability, absentUntil: absent_until } = becomes;
    await trx
      .insertInto("presence")
      .values({ person, availability, absent_until, shift: null, skills: "[]" })
      .onConflict((c) => c.column("person").doUpdateSet({ availability, absent_until }))
      .execute();
    const leaves = absent_until !== null && absent_until !== was.absentUntil && absent_until > at;
    if (leaves) await beginHandBack(trx, { why: "absent", since: at, until: absent_until, ...change });
    return becomes;
  });
}
