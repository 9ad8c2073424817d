import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { Statements } from "../../../api/db/statements.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { noteMoves, readMoves } from "../../../api/tickets/moves.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MOVES = new Set(["blueprintEntered", "transitionTaken", "stateEntered", "blueprintLeft"]);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("the moves of a ticket on %s", (name) => {
  test("are the latest twelve of its journal up to the fact asked for, whatever was asked before", async () => {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const { db } = store;
    const door = createDoor({ store, clock: clockAt(NOON) });
    const statements = new Statements();
    const { ticket } = await accepted(door, submission(NOON));
    const { id } = ticket;
    const lasts = [ticket.facts];
    const expected = async (last: number): Promise<readonly Fact[]> =>
      (await readJournal(db, id))
        .filter(({ seq, fact }) => seq <= last && MOVES.has(fact.type))
        .map(({ fact }) => fact)
        .slice(-12);
    const told = (last: number) => readMoves(db, statements, id, last);
    expect(await told(ticket.facts)).toEqual(await expected(ticket.facts));

    const ways = [
      ["take", "waiting"],
      ...Array.from({ length: 4 }, () => [
        ["ask", "working"],
        ["back", "asked"],
      ]).flat(),
    ];
    for (const [index, [way = "", from = ""]] of ways.entries()) {
      const answers = way === "ask" ? { product: "Book" } : {};
      const taken = await accepted(door, step(id, ANA, NOON, way, from, answers));
      lasts.push(taken.ticket.facts);
      // Noted, or passed over and read later.
      if (index % 3 !== 1) noteMoves(db, id, taken.seqFrom, taken.facts);
      if (index % 2 === 0) expect(await told(taken.ticket.facts)).toEqual(await expected(taken.ticket.facts));
    }
    for (const last of [...lasts.toReversed(), ...lasts]) expect(await told(last)).toEqual(await expected(last));
  });
});
