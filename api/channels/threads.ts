import type { Kysely } from "kysely";
import type { Ticket } from "../../blueprints/ticket.ts";
import { mergedInto } from "../../runtime/merge/links.ts";
import type { Tables } from "../db/tables.ts";
import { readTicket } from "../tickets/queries.ts";
import type { ChannelDesk } from "./channel-desk.ts";

/** The ticket that a message goes to; `there` null: it is still to be opened, under that id. */
export interface Joined {
  readonly ticket: string;
  readonly there: Ticket | null;
}

interface Asked {
  readonly channel: string;
  readonly thread: string;
  /** The id of a ticket that is opened for it. */
  readonly fresh: string;
  /** A ticket that is solved is joined no more. */
  readonly onlyUnsolved: boolean;
  /** Where there is none, one may be opened. */
  readonly open: boolean;
}

const STEPS = 10;

/** The ticket of a thread, where it goes on when it was merged; of several messages that open one all get the same. */
export async function joinedIn({ store, statements }: ChannelDesk, asked: Asked): Promise<Joined> {
  const { db } = store;
  const { channel, thread, fresh, onlyUnsolved, open } = asked;
  for (let step = 0; step < STEPS; step += 1) {
    const ticket = await ticketOf(db, channel, thread);
    if (ticket === null) {
      if (!open) return { ticket: fresh, there: null };
      await db
        .insertInto("channel_thread")
        .values({ channel, thread, ticket: fresh })
        .onConflict((c) => c.doNothing())
        .execute();
      continue;
    }
    const there = (await readTicket(db, ticket, statements))?.ticket ?? null;
    if (there === null) return { ticket, there };
    const into = mergedInto(there);
    const over = onlyUnsolved && into === null && (there.status === "solved" || there.status === "closed");
    // What opened it has come once more.
    const again = ticket === fresh;
    if (into === null && (!over || again)) return { ticket, there };
    if (over && !open) return { ticket: fresh, there: null };
    await moveThread(db, asked, ticket, into ?? fresh);
  }
  throw new Error(`The thread of channel ${channel} does not come to rest.`);
}

const ticketOf = async (db: Kysely<Tables>, channel: string, thread: string): Promise<string | null> =>
  (
    await db
      .selectFrom("channel_thread")
      .select("ticket")
      .where("channel", "=", channel)
      .where("thread", "=", thread)
      .executeTakeFirst()
  )?.ticket ?? null;

/** Unless somebody has moved it meanwhile. */
async function moveThread(db: Kysely<Tables>, { channel, thread }: Asked, from: string, to: string): Promise<void> {
  await db
    .updateTable("channel_thread")
    .set({ ticket: to })
    .where("channel", "=", channel)
    .where("thread", "=", thread)
    .where("ticket", "=", from)
    .execute();
}

/** From now on the thread is that ticket's. */
export async function keepThread(db: Kysely<Tables>, channel: string, thread: string, ticket: string): Promise<void> {
  await db
    .insertInto("channel_thread")
    .values({ channel, thread, ticket })
    .onConflict((c) => c.columns(["channel", "thread"]).doUpdateSet({ ticket }))
    .execute();
}
