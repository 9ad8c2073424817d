import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { openStore, type Store } from "../../../api/db/connect.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { ANA, accepted, BRUNO, furnish, put, step, submission } from "../../small-desk.ts";
import { DATABASES, freshDatabase, type TestDatabase } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const CARLA: Actor = { ...ANA, id: "agent:carla" };
const group = { who: ["group:finance"] };

/** Two of the group approve, then three of its steps are done side by side. */
const WAITING = {
  kind: "blueprint",
  schemaVersion: 1,
  // In the place of the small process that the desk is furnished with.
  key: "small",
  name: "Waiting",
  entry: { when: { is: [{ var: "ticket.department" }, "department:finance"] }, into: { new: "open" } },
  states: [
    { id: "open", name: "Open", status: "open" },
    { id: "asked", name: "Asked", status: "hold", approval: { of: ["group:finance"], need: 2 } },
    {
      id: "checked",
      name: "Checked",
      status: "hold",
      parallel: { need: "all", steps: ["a", "b", "c"].map((id) => ({ id, name: id, before: group })) },
    },
    { id: "done", name: "Done", status: "solved", final: "resolved" },
  ],
  transitions: [
    { id: "ask", name: "Ask", from: ["open"], to: "asked", before: group, after: [{ do: "assign", to: "actor" }] },
    { id: "yes", name: "Yes", from: ["asked"], to: "checked", start: { on: "approved" } },
    { id: "no", name: "No", from: ["asked"], to: "open", start: { on: "rejected" } },
    { id: "end", name: "End", from: ["checked"], to: "done", start: { on: "stepsDone" } },
  ],
};

describe.each(DATABASES)("people who answer at the same moment on %s", (name) => {
  let database: TestDatabase;
  let stores: Store[];
  let doors: Door[];
  beforeAll(async () => {
    database = await freshDatabase(name);
    const open = () => openStore({ database: database.address, role: "server" });
    // One server alone has a SQLite file open; its two doors are as two of its requests.
    stores = name === "sqlite" ? [await open()] : [await open(), await open()];
    const [first] = stores;
    if (!first) throw new Error("There is a store.");
    await furnish(first);
    await put(first, "blueprint", WAITING.key, WAITING, 1);
    doors = [first, stores.at(-1) ?? first].map((store) => createDoor({ store, clock: clockAt(NOON) }));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.remove();
  });

  test("R15: approvals and steps count once each, by whichever server they come, and the ticket moves once", async () => {
    const [one, other] = doors;
    const [store] = stores;
    if (!one || !other || !store) throw new Error("There are two servers.");
    for (let round = 0; round < 8; round++) {
      const { ticket } = await accepted(one, submission(NOON));
      await accepted(one, step(ticket.id, CARLA, NOON, "ask", "open"));
      const pressed = [ANA, BRUNO].flatMap((actor) => [
        one.apply(step(ticket.id, actor, NOON, "yes", "asked")),
        other.apply(step(ticket.id, actor, NOON, "yes", "asked")),
      ]);
      const yes = await Promise.all(pressed);
      expect(yes.filter(({ outcome }) => outcome === "accepted")).toHaveLength(2);
      const steps = ["a", "b", "c"].flatMap((id) => [
        one.apply(step(ticket.id, ANA, NOON, id, "checked")),
        other.apply(step(ticket.id, BRUNO, NOON, id, "checked")),
      ]);
      const done = await Promise.all(steps);
      expect(done.filter(({ outcome }) => outcome === "accepted")).toHaveLength(3);
      const facts = (await readJournal(store.db, ticket.id)).map(({ fact }) => fact);
      const named = (type: string) => facts.filter((fact) => fact.type === type);
      expect(new Set(named("approvalGiven").map(({ by }) => by))).toEqual(new Set([ANA.id, BRUNO.id]));
      expect(named("approvalGiven")).toHaveLength(2);
      expect(named("parallelStepDone")).toHaveLength(3);
      expect(named("transitionTaken")).toMatchObject([
        { transition: "ask" },
        { transition: "yes" },
        { transition: "end" },
      ]);
    }
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
