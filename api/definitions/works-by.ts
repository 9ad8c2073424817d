import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** Groups and people whose hours a calendar says. */
export async function worksBy(db: Kysely<Tables>, calendar: string): Promise<{ id: string; name: string }[]> {
  const groups = await db.selectFrom("desk_group").select(["key", "name"]).where("calendar", "=", calendar).execute();
  const people = await db
    .selectFrom("presence")
    .innerJoin("person", "person.key", "presence.person")
    .select(["person.key", "person.name"])
    .where("presence.shift", "=", calendar)
    .where("person.active", "=", 1)
    .execute();
  return [...groups, ...people].map(({ key, name }) => ({ id: key, name }));
}
