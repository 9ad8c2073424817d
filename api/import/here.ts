import type { Kysely } from "kysely";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { LoggedCase } from "../../runtime/examples/conformance.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { contactRow } from "../people/contacts.ts";
import { ticketOf } from "../tickets/load.ts";
import type { LoggedContact } from "./case-reader.ts";

/** A case whose ticket is here already: the ticket as it stands, and the events taken in with their instants. */
export interface SeenCase {
  readonly ticket: Ticket;
  readonly events: ReadonlyMap<string, number>;
}

/** Which of these cases are here, by ticket id: the journal knows, for ever. */
export async function seenCases(
  { db, dialect }: Store,
  cases: readonly LoggedCase[],
): Promise<ReadonlyMap<string, SeenCase>> {
  const ids = cases.map(({ ticket }) => ticket);
  const rows = await db.selectFrom("ticket").select(["id", "body"]).where(dialect.among("ticket.id", ids)).execute();
  if (rows.length === 0) return new Map();
  const entries = await db
    .selectFrom("journal")
    .select(["ticket", "event", (e) => e.fn.min("at").as("at")])
    .where(
      dialect.among(
        "journal.ticket",
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(["ticket", "event"])
    .execute();
  const events = new Map<string, Map<string, number>>();
  for (const { ticket, event, at } of entries) {
    const known = events.get(ticket) ?? new Map<string, number>();
    known.set(event, Number(at));
    events.set(ticket, known);
  }
  return new Map(rows.map(({ id, body }) => [id, { ticket: ticketOf(body), events: events.get(id) ?? new Map() }]));
}

/** The ticket as it stands; undefined when it is not here. */
export async function ticketNow(db: Kysely<Tables>, id: string): Promise<Ticket | undefined> {
  const row = await db.selectFrom("ticket").select("body").where("id", "=", id).executeTakeFirst();
  return row && ticketOf(row.body);
}

/** Writes the contacts of a log that are not here yet. */
export async function putContacts(
  db: Kysely<Tables>,
  contacts: readonly LoggedContact[],
  language: string,
): Promise<void> {
  for (let at = 0; at < contacts.length; at += 200)
    await db
      .insertInto("contact")
      .values(
        contacts.slice(at, at + 200).map(({ id, name }) => ({
          ...contactRow({ id, name, emails: [], language, kind: "customer", verified: false, organization: null }),
          merged_into: null,
        })),
      )
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
}
