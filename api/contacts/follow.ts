import type { Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import type { Door } from "../tickets/door.ts";
import { AT_ONCE, doNextPart } from "../worker/in-parts.ts";

type Trx = Transaction<Tables>;
type Merge = Tables["contact_merge"];

/**
 * Brings the next tickets of merged contacts to the contact that stands for them, or back; gives how many were looked at, 0 when
 * there is nothing left to do. Each ticket is brought once.
 */
export const followMerges = (store: Store, door: Door, clock: Clock): Promise<number> =>
  doNextPart<Merge>(
    { store, door, clock },
    {
      waits: async (db) => (await open(db).select("id").limit(1).executeTakeFirst()) !== undefined,
      next: (trx) =>
        open(trx)
          .selectAll()
          .orderBy("at")
          .orderBy("id")
          .limit(1)
          .modifyEnd(store.dialect.skipLocked)
          .executeTakeFirst(),
      part: async (trx, merge, now) => {
        const events =
          merge.undone_at === null ? await there(store, trx, merge, now) : await back(store, trx, merge, now);
        if (events.length < AT_ONCE)
          await trx.updateTable("contact_merge").set({ settled_at: now }).where("id", "=", merge.id).execute();
        return { events, looked: Math.max(1, events.length) };
      },
      incident: { key: "contactMerge", kind: "worker" },
    },
  );

const open = (db: Store["db"]) => db.selectFrom("contact_merge").where("settled_at", "is", null);

async function there({ dialect }: Store, trx: Trx, merge: Merge, now: number): Promise<readonly Event[]> {
  const rows = await trx
    .selectFrom("ticket")
    .select(["ticket.id", "ticket.requester"])
    .where("ticket.requester", "in", [...readStrings(merge.others)])
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("contact_merge_ticket")
            .select("contact_merge_ticket.ticket")
            .where("contact_merge_ticket.merge", "=", merge.id)
            .whereRef("contact_merge_ticket.ticket", "=", "ticket.id"),
        ),
      ),
    )
    .orderBy("ticket.id")
    .limit(AT_ONCE)
    .modifyEnd(dialect.lockTickets)
    .execute();
  const moving = rows.map(({ id, requester }) => ({ merge: merge.id, ticket: id, was: requester ?? "" }));
  if (moving.length > 0) await trx.insertInto("contact_merge_ticket").values(moving).execute();
  return moving.map(({ ticket, was }) => eventOf(merge, ticket, { from: was, to: merge.master }, now));
}

async function back(_store: Store, trx: Trx, merge: Merge, now: number): Promise<readonly Event[]> {
  const rows = await trx
    .selectFrom("contact_merge_ticket")
    .select(["ticket", "was"])
    .where("merge", "=", merge.id)
    .orderBy("ticket")
    .limit(AT_ONCE)
    .execute();
  const ids = rows.map(({ ticket }) => ticket);
  if (ids.length > 0)
    await trx.deleteFrom("contact_merge_ticket").where("merge", "=", merge.id).where("ticket", "in", ids).execute();
  return rows.map(({ ticket, was }) => eventOf(merge, ticket, { from: merge.master, to: was }, now));
}

const eventOf = (
  { id, by_actor, undone_at }: Merge,
  ticket: string,
  ends: { readonly from: string; readonly to: string },
  now: number,
): Event => ({
  id: derivedId("contactMerge", id, ticket, undone_at ?? -1),
  ticket,
  at: now,
  // Who merges has no rights on the ticket by that: it follows its requester by itself.
  actor: { ...SYSTEM, id: by_actor, kind: "agent" },
  type: "requesterMerged",
  ...ends,
  many: true,
});
