import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** Whether somebody takes tickets by himself now. `absentUntil` is epoch ms. */
export interface Presence {
  readonly availability: "online" | "away";
  readonly absentUntil: number | null;
}

const THERE: Presence = { availability: "online", absentUntil: null };

export async function readPresence(db: Db, person: string): Promise<Presence> {
  const row = await db
    .selectFrom("presence")
    .select(["availability", "absent_until"])
    .where("person", "=", person)
    .executeTakeFirst();
  return row ? { availability: row.availability, absentUntil: row.absent_until } : THERE;
}

/** Sets the switch, the return, or both; shifts and skills stay as they are. */
export async function setPresence(db: Db, person: string, to: Partial<Presence>): Promise<void> {
  const { availability, absentUntil: absent_until } = { ...(await readPresence(db, person)), ...to };
  await db
    .insertInto("presence")
    .values({ person, availability, absent_until, shift: null, skills: "[]" })
    .onConflict((c) => c.column("person").doUpdateSet({ availability, absent_until }))
    .execute();
}
