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

/** Where a word stands: on the ticket that it was said to, or, when that was closed, on the one that follows it. */
export async function followedUp({ store: { db }, statements }: Desk, said: Said): Promise<Said> {
  const link = said.facts.find((fact) => fact.type === "linked" && fact.link === "followUp");
  if (link?.type !== "linked") return said;
  const found = await readTicket(db, link.ticket, statements);
  if (!found) throw new Error(`Ticket ${link.ticket}, which follows ${said.ticket.id}, is not there.`);
  const facts = (await readJournal(db, link.ticket)).map(({ fact }) => fact);
  return { ticket: found.ticket, version: found.version, facts };
}
