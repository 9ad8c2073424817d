import type { Store } from "../api/db/connect.ts";
import { Statements } from "../api/db/statements.ts";
import type { Tables } from "../api/db/tables.ts";
import { newId } from "../api/ids.ts";

/** Rows that are written between two commits. */
const AT_ONCE = 500;

/** Makes so many more tickets with the same past, journal and all: much faster than letting each live it. Gives their ids. */
export async function multiply(store: Store, id: string, times: number): Promise<readonly string[]> {
  const { db } = store;
  const statements = new Statements();
  const ticket = await db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const journal = await db.selectFrom("journal").selectAll().where("ticket", "=", id).orderBy("seq").execute();
  const inbox = await db.selectFrom("inbox").selectAll().where("ticket", "=", id).execute();
  const { last } = await db
    .selectFrom("ticket")
    .select((e) => e.fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  const ids: string[] = [];
  for (let at = 0; at < times; at += AT_ONCE) {
    const copies = Array.from({ length: Math.min(AT_ONCE, times - at) }, (_, index) =>
      copyOf({ ticket, journal, inbox }, last + at + index + 1),
    );
    ids.push(...copies.map((one) => one.ticket.id));
    await db.transaction().execute(async (trx) => {
      await statements.insertMany(
        trx,
        "ticket",
        copies.map((one) => one.ticket),
      );
      await statements.insertMany(
        trx,
        "journal",
        copies.flatMap((one) => one.journal),
      );
      await statements.insertMany(
        trx,
        "inbox",
        copies.flatMap((one) => one.inbox),
      );
    });
  }
  return ids;
}

interface Past {
  readonly ticket: Tables["ticket"];
  readonly journal: readonly Tables["journal"][];
  readonly inbox: readonly Tables["inbox"][];
}

function copyOf({ ticket, journal, inbox }: Past, number: number): Past {
  const id = newId();
  const renamed = (text: string) =>
    text.replaceAll(ticket.id, id).replaceAll(`"number":${ticket.number},`, `"number":${number},`);
  const events = new Map(inbox.map(({ event }) => [event, newId()]));
  const eventOf = (event: string) => events.get(event) ?? event;
  return {
    ticket: {
      ...ticket,
      id,
      number,
      body: renamed(ticket.body),
      search: ticket.search.replace(`#${ticket.number}`, `#${number}`),
    },
    journal: journal.map((entry) => ({
      ...entry,
      ticket: id,
      event: eventOf(entry.event),
      fact: renamed(entry.fact),
    })),
    inbox: inbox.map((entry) => ({ ...entry, ticket: id, event: eventOf(entry.event), idempotency_key: null })),
  };
}
