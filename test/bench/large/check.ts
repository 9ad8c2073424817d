import { deepStrictEqual } from "node:assert/strict";
import type { Store } from "../../../api/db/connect.ts";
import { countsAsChange } from "../../../api/tickets/row.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { rowOf } from "./fill.ts";
import { ENTRIES } from "./past.ts";
import { dice } from "./words.ts";

const SAMPLE = 1_000;

/** Reads tickets here and there, folds their journals, and fails where a row or its body says anything else. */
export async function check({ db }: Store, definitions: Definitions, first: number, count: number): Promise<void> {
  const roll = dice(13);
  for (let look = 0; look < Math.min(SAMPLE, count); look += 1) {
    const number = first + Math.floor(roll() * count);
    const row = await db.selectFrom("ticket").selectAll().where("number", "=", number).executeTakeFirstOrThrow();
    const journal = db.selectFrom("journal").select(["seq", "event", "fact"]).where("ticket", "=", row.id);
    const entries = await journal.orderBy("seq").execute();
    const facts = entries.map(({ fact }) => JSON.parse(fact) as Fact); // what was written a moment ago
    const ticket = facts.reduce<Ticket | null>(evolve, null);
    if (!ticket || facts.length !== ENTRIES) throw new Error(`#${number} has ${facts.length} entries.`);
    const events = [...Map.groupBy(facts.entries(), ([at]) => entries[at]?.event).values()];
    const version = events.filter((event) => countsAsChange(event.map(([, fact]) => fact))).length;
    deepStrictEqual(JSON.parse(row.body), JSON.parse(JSON.stringify(ticket)), `#${number} is not its journal's fold.`);
    deepStrictEqual(row, { ...rowOf(definitions, ticket, version), body: row.body }, `The row of #${number} differs.`);
  }
}
