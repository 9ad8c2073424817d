import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import type { Outside } from "../../../api/effects/executor.ts";
import { readRearms } from "../../../api/rearm/rearms.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { multiply } from "../../many-tickets.ts";
import { ANA, accepted, furnish, put, SMALL, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NINE = Date.UTC(2026, 10, 23, 8);
const HOUR = 3_600_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const calendar = (close: string): Calendar => ({
  kind: "calendar",
  schemaVersion: 1,
  key: "par",
  name: "Paris",
  timeZone: "Europe/Paris",
  week: { mon: [["09:00", close]], tue: [["09:00", close]], wed: [["09:00", close]] },
});

/** Who works on a ticket has ten working hours. */
const limited: Blueprint = {
  ...SMALL,
  states: SMALL.states.map((state) =>
    state.id === "working" ? { ...state, limit: { within: "PT10H", time: "working", calendar: "par" } } : state,
  ),
};

describe.each(DATABASES)("a calendar that is published anew while stays run, on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    ends.push(remove);
    await furnish(store);
    await put(store, "blueprint", SMALL.key, limited);
    await put(store, "calendar", "par", calendar("17:00"));
    const clock = clockAt(NINE);
    const door = createDoor({ store, clock });
    const definitions = new CompiledDefinitions();
    const outside: Outside = { store, clock, definitions, egress: createEgress([]) };
    const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {} });
    const open = async () => (await accepted(door, submission(clock.now()))).ticket.id;
    const facts = async (id: string) => (await readJournal(store.db, id)).map(({ fact }) => fact);
    const ledger = async (id: string) => ledgerOf(await definitions.current(store.db), await facts(id), clock.now());
    const go = async (id: string, transition: string, from: string) =>
      accepted(door, step(id, ANA, clock.now(), transition, from));
    return { store, clock, worker, open, facts, ledger, go };
  }

  test("old ledgers stay as they were to the byte, and the journals of stays that run name the new version once", async () => {
    const { store, clock, worker, open, facts, ledger, go } = await desk();
    const [old, running, waiting] = [await open(), await open(), await open()];
    await go(old, "take", "waiting");
    await go(running, "take", "waiting");
    clock.pass(9 * HOUR);
    await go(old, "answer", "working");
    const others = await multiply(store, running, 120);
    const [told, quiet] = [JSON.stringify(await ledger(old)), await facts(waiting)];
    expect(told).toContain("par@1");

    await put(store, "calendar", "par", calendar("18:00"), clock.now());
    expect(JSON.stringify(await ledger(old))).toBe(told);
    await worker.drain();
    await worker.drain();
    expect(await readRearms(store.db)).toMatchObject([{ total: 123, done: 123 }]);
    expect(JSON.stringify(await ledger(old))).toBe(told);
    expect(await facts(waiting)).toEqual(quiet);
    for (const id of [running, others[0] ?? "", others[119] ?? ""])
      expect((await facts(id)).filter(({ type }) => type === "rearmed")).toMatchObject([
        { definitions: ["calendar:par@2"], calendars: { state: "par@2" }, at: clock.now() },
      ]);
    clock.pass(24 * HOUR);
    const [line] = (await ledger(running)).filter(({ metric }) => metric === "stateStay");
    expect(line?.spans.map(({ calendar: by, ms }) => [by, ms / HOUR])).toEqual([
      ["par@1", 8],
      ["par@2", 9],
    ]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
