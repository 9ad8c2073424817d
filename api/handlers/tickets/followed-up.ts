import type { Fact } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Desk } from "../../desk.ts";
import { readTicket } from "../../tickets/queries.ts";
import { readJournal } from "../../tickets/ticket-journal.ts";

interface Said {
  readonly ticket: Ticket;
  readonly version: number;
  readonly facts: readonly Fact[];
}

/** Where a word stands: on the ticket that it was said to, or, when that was closed, on the one that follows it, or in which it goes on. */
export async function followedUp(
  { store: { db }, statements }: Pick<Desk, "store" | "statements">,
  said: Said,
): Promise<Said> {
  const other = await standsOn(db, said.facts);
  if (other === null) return said;
  const found = await readTicket(db, other, statements);
  if (!found) throw new Error(`Ticket ${other}, which follows ${said.ticket.id}, is not there.`);
  const facts = (await readJournal(db, other)).map(({ fact }) => fact);
  return { ticket: found.ticket, version: found.version, facts };
}

async function standsOn(db: Desk["store"]["db"], facts: readonly Fact[]): Promise<string | null> {
  for (const fact of facts) {
    if (fact.type === "linked" && fact.link === "followUp") return fact.ticket;
    // It may have been passed on further: where it stands at last, it has kept its id.
    if (fact.type === "passedOn")
      return (
        (await db.selectFrom("message").select("ticket").where("id", "=", fact.message).executeTakeFirst())?.ticket ??
        fact.ticket
      );
  }
  return null;
}
