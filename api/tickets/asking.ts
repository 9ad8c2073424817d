import { type Kysely, sql } from "kysely";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Tables } from "../db/tables.ts";
import { ticketOf } from "./load.ts";
import { escaped, filtered, type TicketFilter } from "./ticket-filter.ts";

/** What the index of tickets that ask somebody is about, to the letter. */
export const ASKS = sql<boolean>`involved like '% asks/%'`;

/** Tickets within `scope` that ask one of these and have no answer of `person` yet; those that wait longest in their state first. */
export async function listAsking(
  db: Kysely<Tables>,
  scope: TicketFilter,
  keys: readonly string[],
  person: string,
  limit: number,
): Promise<readonly { readonly ticket: Ticket; readonly version: number }[]> {
  const rows = await filtered(db.selectFrom("ticket"), scope)
    .select(["body", "version"])
    .where(ASKS)
    .where((e) => e.or(keys.map((key) => sql<boolean>`involved like ${`% asks/${escaped(key)} %`} escape '\\'`)))
    .where(sql<boolean>`involved not like ${`% said/${escaped(person)} %`} escape '\\'`)
    .orderBy("state_since")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ body, version }) => ({ ticket: ticketOf(body), version }));
}
