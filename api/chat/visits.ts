import type { Kysely } from "kysely";
import type { Store } from "../db/connect.ts";
import type { ChatVisitTable } from "../db/tables/chat.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;
export type Visit = Readonly<ChatVisitTable>;

/** A page says every ten seconds that it is there. */
export const SAID_EVERY_MS = 10_000;
/** Whose page says nothing for so long has left. */
export const LEFT_AFTER_MS = 30_000;
/** Who has pressed no key for so long has stopped typing. */
export const TYPING_MS = 6_000;

/** A word's place in its conversation: the tickets one after the other, and in each its place in the journal. */
export const positionOf = (place: number, seq: number): number => place * 1_000_000_000 + seq;
export const placeAt = (position: number): { readonly place: number; readonly seq: number } => ({
  place: Math.floor(position / 1_000_000_000),
  seq: position % 1_000_000_000,
});

/** Whether the visitor has the conversation open at this moment. */
export const isHere = ({ here_at }: Pick<Visit, "here_at">, now: number): boolean =>
  here_at !== null && here_at > now - LEFT_AFTER_MS;

/** Since when the visitor has been away; null: they are there. */
export const leftAt = (visit: Pick<Visit, "here_at" | "left_at" | "created_at">, now: number): number | null =>
  isHere(visit, now) ? null : (visit.here_at ?? visit.left_at ?? visit.created_at);

export const readVisit = (db: Db, id: string): Promise<Visit | undefined> =>
  db.selectFrom("chat_visit").selectAll().where("id", "=", id).executeTakeFirst();

/** The conversation in which a ticket stands; undefined: it is none of a chat. */
export const visitOfTicket = (db: Db, ticket: string): Promise<(Visit & { readonly at_place: number }) | undefined> =>
  db
    .selectFrom("chat_ticket")
    .innerJoin("chat_visit", "chat_visit.id", "chat_ticket.visit")
    .selectAll("chat_visit")
    .select("chat_ticket.place as at_place")
    .where("chat_ticket.ticket", "=", ticket)
    .executeTakeFirst();

/** Lays a conversation down, with its first ticket; a second time changes nothing. */
export async function createVisit(db: Db, visit: Visit): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("chat_visit")
      .values(visit)
      .onConflict((c) => c.doNothing())
      .execute();
    await noteTicket(trx, visit.id, visit.ticket, visit.place);
  });
}

/** From now on the conversation goes on in this ticket. */
export async function goOnIn(db: Db, visit: Visit, ticket: string): Promise<Visit> {
  const place = visit.place + 1;
  await db.transaction().execute(async (trx) => {
    await noteTicket(trx, visit.id, ticket, place);
    await trx
      .updateTable("chat_visit")
      .set({ ticket, place })
      .where("id", "=", visit.id)
      .where("place", "=", visit.place)
      .execute();
  });
  return (await readVisit(db, visit.id)) ?? visit;
}

const noteTicket = (db: Db, visit: string, ticket: string, place: number) =>
  db
    .insertInto("chat_ticket")
    .values({ ticket, visit, place })
    .onConflict((c) => c.doNothing())
    .execute();

export const changeVisit = async (db: Db, id: string, changes: Partial<Visit>): Promise<void> => {
  if (Object.keys(changes).length > 0) await db.updateTable("chat_visit").set(changes).where("id", "=", id).execute();
};

/** How far a word has come never goes back, in whichever order it is said. */
export async function hasCome(
  db: Db,
  id: string,
  how: "received" | "seen" | "desk_seen",
  to: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("chat_visit")
    .set({ [how]: to })
    .where("id", "=", id)
    .where(how, "<", to)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const readVisits = ({ db, dialect }: Pick<Store, "db" | "dialect">, ids: readonly string[]) =>
  db.selectFrom("chat_visit").selectAll().where(dialect.among("chat_visit.id", ids)).execute();
