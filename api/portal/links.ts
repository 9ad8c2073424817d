import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** Takes back every link to a ticket that was made until now. */
export async function voidLinks(db: Db, ticket: string, by: string, now: number): Promise<void> {
  const row = { void_until: now, by_actor: by };
  await db
    .insertInto("ticket_link")
    .values({ ticket, ...row })
    .onConflict((c) => c.column("ticket").doUpdateSet(row))
    .execute();
}

/** Up to which instant the links to a ticket were taken back; null: none was. */
export async function voidUntil(db: Db, ticket: string): Promise<number | null> {
  const row = await db.selectFrom("ticket_link").select("void_until").where("ticket", "=", ticket).executeTakeFirst();
  return row?.void_until ?? null;
}
