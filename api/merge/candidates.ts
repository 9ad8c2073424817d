import type { Ticket } from "../../blueprints/ticket.ts";
import { DUPLICATE_WITHIN_MS, type Kinship, type Likeness, likeness } from "../../runtime/merge/duplicates.ts";
import { mergedInto } from "../../runtime/merge/links.ts";
import type { Store } from "../db/connect.ts";
import { ticketOf } from "../tickets/load.ts";
import { filtered, type TicketFilter } from "../tickets/ticket-filter.ts";

/** So many of one requester, or of their organization, are compared: the latest. */
const MOST_COMPARED = 60;
const MOST_SHOWN = 5;

export interface Duplicate {
  readonly ticket: Ticket;
  readonly likeness: Likeness;
}

/** Tickets among those in scope that may be about the same as this one, nearest first. */
export async function probableDuplicates(
  { db }: Store,
  scope: TicketFilter,
  ticket: Ticket,
): Promise<readonly Duplicate[]> {
  const { requester, createdAt } = ticket;
  if (requester === null || ticket.status === "closed") return [];
  const near = filtered(db.selectFrom("ticket"), scope)
    .select(["id", "requester", "body"])
    .where("id", "<>", ticket.id)
    .where("status", "<>", "closed")
    .where("created_at", ">=", createdAt - DUPLICATE_WITHIN_MS)
    .where("created_at", "<=", createdAt + DUPLICATE_WITHIN_MS)
    // Which follows, and which the index of a requester's tickets knows.
    .where("updated_at", ">=", createdAt - DUPLICATE_WITHIN_MS)
    .orderBy("created_at", "desc")
    .limit(MOST_COMPARED);
  const own = await near.where("requester", "=", requester).execute();
  const contact = await db.selectFrom("contact").select("organization").where("id", "=", requester).executeTakeFirst();
  const colleagues = contact?.organization
    ? await near
        .where("requester", "<>", requester)
        .where(
          "requester",
          "in",
          db.selectFrom("contact").select("id").where("organization", "=", contact.organization),
        )
        .execute()
    : [];
  const linked = new Set((ticket.links ?? []).map((link) => link.ticket));
  return [...own.map((row) => [row, "requester"] as const), ...colleagues.map((row) => [row, "organization"] as const)]
    .filter(([{ id }]) => !linked.has(id))
    .flatMap(([{ body }, kinship]) => alike(ticket, ticketOf(body), kinship))
    .toSorted((a, b) => b.likeness.score - a.likeness.score || b.ticket.createdAt - a.ticket.createdAt)
    .slice(0, MOST_SHOWN);
}

function alike(ticket: Ticket, other: Ticket, kinship: Kinship): readonly Duplicate[] {
  const found = mergedInto(other) === null ? likeness(ticket, other, kinship) : null;
  return found ? [{ ticket: other, likeness: found }] : [];
}
