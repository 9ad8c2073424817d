import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import type { Outside } from "../../../api/effects/executor.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { openIncidents } from "../../../api/worker/incidents.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import type { FactType } from "../../../blueprints/facts.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { ANA, accepted, eventOf, furnish, put, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const POLICY: SlaPolicy = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: [{ metric: "totalResolution", within: "PT4H", time: "calendar" }],
  metrics: {
    totalResolution: { warn: [{ at: 0.5 }], escalate: [{ at: "PT1H", do: [{ do: "addTag", tag: "late" }] }] },
  },
};

const RULE: TimeRule = {
  kind: "time-rule",
  schemaVersion: 1,
  key: "remind",
  name: "Remind",
  time: "calendar",
  since: "created",
  reaches: "PT3H",
  again: "PT30M",
  do: [{ do: "notify", to: ["group:finance"], text: "It waits." }],
};

const TIMED: readonly FactType[] = ["slaWarning", "slaBreached", "slaEscalated", "timeRuleActed"];

describe.each(DATABASES)("when the machine's clock jumps, on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    ends.push(remove);
    await furnish(store);
    await put(store, "sla-policy", POLICY.key, POLICY, NOON);
    await put(store, "time-rule", RULE.key, RULE, NOON);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const outside: Outside = { store, clock, definitions: new CompiledDefinitions(), egress: createEgress([]) };
    const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {} });
    const { ticket } = await accepted(door, submission(NOON));
    /** What time has done to the ticket: what, when it was due and when it was noticed, in minutes since it was made. */
    const done = async () =>
      (await readJournal(store.db, ticket.id)).flatMap(({ fact }) =>
        TIMED.includes(fact.type) && "noticedAt" in fact && "dueAt" in fact
          ? [`${fact.type} ${since(fact.dueAt)} ${since(fact.noticedAt)}`]
          : [],
      );
    const looksAt = async (...instants: readonly number[]) => {
      for (const instant of instants) {
        clock.set(instant);
        await worker.drain();
      }
    };
    const wakesAt = async () => (await readTicket(store.db, ticket.id))?.wakeAt ?? null;
    const mails = () => store.db.selectFrom("mail_log").select("id").execute();
    const sound = async () => {
      expect((await checkStore(store.db)).faults).toEqual([]);
      expect(await openIncidents(store.db)).toEqual([]);
    };
    return { store, door, ticket: ticket.id, clock, done, looksAt, wakesAt, mails, sound };
  }

  const since = (at: number | undefined) => ((at ?? 0) - NOON) / MINUTE;

  test("back an hour: what was done is not done again, what was due comes at its instant", async () => {
    const { done, looksAt, wakesAt, mails, sound } = await desk();
    await looksAt(NOON + 3 * HOUR);
    const before = ["slaWarning 120 180", "timeRuleActed 180 180"];
    expect(await done()).toEqual(before);
    await looksAt(NOON + 2 * HOUR, NOON + 2.5 * HOUR, NOON + 3 * HOUR, NOON + 3.5 * HOUR - 1);
    expect(await done()).toEqual(before);
    expect(await wakesAt()).toBe(NOON + 3.5 * HOUR);
    await looksAt(NOON + 3.5 * HOUR);
    expect(await done()).toEqual([...before, "timeRuleActed 210 210"]);
    expect(await mails()).toHaveLength(2);
    await sound();
  });

  test("forward a day and back: everything acts once, at its own due instant, and nothing acts again meanwhile", async () => {
    const { store, door, ticket, clock, done, looksAt, wakesAt, sound } = await desk();
    await looksAt(NOON + DAY);
    const first = await done();
    expect(first.filter((one) => one.startsWith("timeRuleActed"))).toHaveLength(43);
    expect(first.filter((one) => !one.startsWith("timeRuleActed"))).toEqual([
      "slaWarning 120 1440",
      "slaBreached 240 1440",
      "slaEscalated 300 1440",
    ]);
    expect(new Set(first).size).toBe(first.length);
    await looksAt(NOON + HOUR, NOON + 5 * HOUR);
    await accepted(door, {
      event: eventOf(ticket, ANA, clock.now(), { type: "changeRequested", changes: { priority: "high" } }),
    });
    await looksAt(NOON + 10 * HOUR, NOON + DAY);
    expect(await done()).toEqual(first);
    expect(await wakesAt()).toBe(NOON + DAY + 30 * MINUTE);
    await looksAt(NOON + DAY + 30 * MINUTE);
    expect(await done()).toEqual([...first, "timeRuleActed 1470 1470"]);
    expect((await readTicket(store.db, ticket))?.ticket).toMatchObject({ tags: ["late"], priority: "high" });
    await sound();
  });

  test("a worker that was stopped for two hours acts once for each time, stamped with when it was due and when it acted", async () => {
    const { done, looksAt, sound } = await desk();
    await looksAt(NOON + 3 * HOUR);
    await looksAt(NOON + 5 * HOUR, NOON + 5 * HOUR);
    expect(await done()).toEqual([
      "slaWarning 120 180",
      "timeRuleActed 180 180",
      "timeRuleActed 210 300",
      "timeRuleActed 240 300",
      "slaBreached 240 300",
      "timeRuleActed 270 300",
      "timeRuleActed 300 300",
      "slaEscalated 300 300",
    ]);
    await sound();
  });
});
