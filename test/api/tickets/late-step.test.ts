import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("a step after a deadline that nobody acted on, on %s", (name) => {
  test("B18: is refused as moved, and the deadline has acted all the same, so that the ticket is never stuck", async () => {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));

    const late = NOON + 49 * HOUR_MS;
    clock.set(late);
    const refused = await door.apply(step(ticket.id, ANA, late, "answer", "working"));
    expect(refused.outcome).toBe("rejected");
    if (refused.outcome !== "rejected") return;
    expect(refused.reasons.map(({ code }) => code)).toEqual(["moved"]);
    expect(refused.ticket?.place?.state).toBe("late");

    const stored = await readTicket(store.db, ticket.id);
    expect(stored?.ticket.place?.state).toBe("late");
    const taken = (await readJournal(store.db, ticket.id))
      .map(({ fact }) => fact)
      .findLast(({ type }) => type === "transitionTaken");
    expect(taken).toMatchObject({ transition: "too-late", how: "time", dueAt: NOON + 48 * HOUR_MS });
    await accepted(door, step(ticket.id, ANA, late, "take", "late"));
  });
});
