import type { Kysely } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { MergeTaken } from "../../runtime/decision.ts";
import { evolve } from "../../runtime/evolve.ts";
import type { Tables } from "../db/tables.ts";
import { readJournal } from "../tickets/ticket-journal.ts";

/** The last merge of a ticket with another, as the journal of the first tells it; null: there has been none. */
export async function readMergeTaken(db: Kysely<Tables>, ticket: string, other: string): Promise<MergeTaken | null> {
  const records = await readJournal(db, ticket);
  const taken = records.findLast(({ fact }) => isMergeWith(fact, other));
  if (!taken) return null;
  const last = records.findLast(({ event }) => event === taken.event)?.seq ?? taken.seq;
  const fold = (until: number) =>
    records.slice(0, until).reduce<Ticket | null>((one, { fact }) => evolve(one, fact), null);
  // What was due before the merge and came with it stays.
  const after = taken.seq - 1;
  const [before, then] = [fold(after), fold(last)];
  return before && then ? { after, last, before, then } : null;
}

const isMergeWith = (fact: Fact, other: string): boolean =>
  fact.type === "merged"
    ? fact.into === other
    : fact.type === "linked" && fact.link === "merged" && fact.ticket === other;
