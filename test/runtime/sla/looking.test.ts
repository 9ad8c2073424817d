import { describe, expect, test } from "vitest";
import type { Event } from "../../../blueprints/event.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { decide } from "../../../runtime/decide.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { published, requester, START } from "../desk.ts";
import { ana, ClockDesk, HOUR, MINUTE, policy, promise, world } from "./clock-desk.ts";

const DAY = 24 * HOUR;
const tag = (name: string) => ({ do: "addTag" as const, tag: name });
const flow = published({
  key: "flow",
  entry: { when: { is: [{ var: "ticket.category" }, "flow"] }, into: { new: "queue" } },
  states: [
    { id: "queue", name: "Queue", status: "open", limit: { within: "PT5H", time: "working", warnAt: 0.75 } },
    { id: "late", name: "Late", status: "hold" },
  ],
  transitions: [{ id: "late", name: "Late", from: ["queue"], to: "late", start: { after: "PT7H", time: "working" } }],
});
const standard = policy({
  calendar: "par",
  targets: [
    promise("firstReply", 240),
    promise("nextReply", 120),
    promise("periodicUpdate", 600),
    promise("requesterWait", 1200),
    promise("firstReply", 60, { priority: "urgent" }),
  ],
  metrics: {
    firstReply: {
      warn: [{ at: 0.5 }],
      escalate: [
        { at: "breach", do: [tag("late")] },
        { at: "PT2H", do: [tag("later")] },
      ],
    },
    requesterWait: { escalate: [{ at: "warning", do: [tag("soon")] }], warn: [{ before: "PT1H" }] },
  },
});
const defs = world({ policies: [standard], blueprints: [flow] });

interface Planned {
  readonly at: number;
  readonly actor: Actor;
  readonly event: object;
}

/** What people do on the n-th ticket: five events at instants of its own. */
function plan(index: number): readonly Planned[] {
  const at = START + ((index * 7_919) % 2_880) * MINUTE + index;
  const says = (actor: Actor, authorKind: string) => ({
    actor,
    event: { type: "messageReceived", message: { public: true, authorKind, text: "It still fails." } },
  });
  const draft = {
    number: index,
    subject: "Help",
    channel: "mail",
    requester: "requester:1",
    ...(index % 3 === 0 && { category: "flow" }),
    ...(index % 5 === 0 && { priority: "urgent" }),
  };
  const first = { public: true, authorKind: "requester", text: "It fails." };
  return [
    { at, actor: requester, event: { type: "ticketSubmitted", draft, message: first } },
    { at: at + ((index * 31) % 600) * MINUTE, ...says(ana, "agent") },
    { at: at + 700 * MINUTE, ...says(requester, "requester") },
    { at: at + (800 + ((index * 17) % 900)) * MINUTE, ...says(ana, "agent") },
    {
      at: at + 2_400 * MINUTE,
      actor: ana,
      event: {
        type: "changeRequested",
        changes: { assignee: "agent:ana", ...(index % 3 !== 0 && { status: "pending" }) },
      },
    },
  ];
}

/** The whole journal of one ticket when a worker looks at every ticket that is due, every so many minutes. */
function swept(index: number, everyMinutes: number): readonly Fact[] {
  let ticket: Ticket | null = null;
  let wakeAt: number | null = null;
  const journal: Fact[] = [];
  const send = (event: object, actor: Actor, now: number): void => {
    const whole = { id: `t${index}`, ticket: `t${index}`, at: now, actor, ...event } as Event;
    const decision = decide(defs, ticket, whole, now, {});
    if (decision.outcome !== "accepted") throw new Error(`Refused: ${JSON.stringify(event)}`);
    ticket = decision.ticket;
    wakeAt = decision.wakeAt;
    // When it was noticed tells who looked when; everything else must be the same.
    for (const fact of decision.facts) journal.push("noticedAt" in fact ? { ...fact, noticedAt: 0 } : fact);
  };
  const sweep = (until: number): void => {
    const every = everyMinutes * MINUTE;
    while (wakeAt !== null) {
      const look = Math.ceil((wakeAt - START) / every) * every + START;
      if (look > until) return;
      send({ type: "woken" }, SYSTEM, look);
    }
  };
  for (const { at, actor, event } of plan(index)) {
    sweep(at);
    send(event, actor, at);
  }
  const end = START + 30 * DAY;
  sweep(end);
  return journal;
}

test("A15: two thousand tickets have the same journals whether the worker looks every minute, every quarter or every two hours", () => {
  let facts = 0;
  let breaches = 0;
  for (let index = 0; index < 2_000; index++) {
    const [minutely, quarterly, seldom] = [1, 15, 120].map((every) => swept(index, every));
    const expected = JSON.stringify(minutely);
    for (const other of [quarterly, seldom]) if (JSON.stringify(other) !== expected) expect(other).toEqual(minutely);
    facts += minutely?.length ?? 0;
    breaches += minutely?.filter(({ type }) => type === "slaBreached").length ?? 0;
  }
  expect(facts).toBeGreaterThan(20_000);
  expect(breaches).toBeGreaterThan(2_000);
});

describe("a machine whose clock jumps", () => {
  const opened = () => ClockDesk.opened(defs, "2026-11-23T08:00:00Z");
  const expected = [
    "slaWarning firstReply 2026-11-23T10:00:00Z",
    "slaBreached firstReply 2026-11-23T12:00:00Z",
    "slaEscalated firstReply 2026-11-23T14:00:00Z",
  ];

  test("back an hour: nothing acts twice, and nothing is lost", () => {
    const desk = opened().on("2026-11-23T10:30:00Z");
    expect(desk.told()).toEqual(expected.slice(0, 1));
    desk.now -= HOUR;
    desk.wake().wake();
    expect(desk.told()).toEqual(expected.slice(0, 1));
    desk.says(ana, "A note.", { public: false });
    expect(desk.journal.map(({ at }) => at)).toEqual(desk.journal.map(({ at }) => at).toSorted((a, b) => a - b));
    desk.on("2026-11-23T15:00:00Z");
    expect(desk.told()).toEqual(expected);
  });

  test("back just before something is due, after somebody has acted in the hour that comes again: it is due once", () => {
    const desk = opened().on("2026-11-23T11:59:00Z").says(ana, "A note.", { public: false });
    desk.now -= HOUR;
    desk.says(requester, "And still no answer.");
    expect(desk.wakeAt).toBe(Date.parse("2026-11-23T12:00:00.001Z"));
    desk.on("2026-11-23T15:00:00Z");
    expect(desk.told()).toEqual(expected);
  });

  test("forward a day and back again: all that was due acts once, at its own instants", () => {
    const desk = opened().on("2026-11-23T09:00:00Z");
    desk.now += DAY;
    desk.wake();
    expect(desk.told()).toEqual(expected);
    desk.now -= DAY;
    desk.wake().says(ana, "Hello.").wake();
    expect(desk.told().slice(0, 3)).toEqual(expected);
    desk.on("2026-11-24T12:00:00Z");
    expect(desk.told()).toEqual(expected);
    expect(desk.line("firstReply")).toMatchObject({ result: "breached" });
  });
});

test("S59: what is merged into another ticket ends its clocks, neither met nor broken", () => {
  const desk = ClockDesk.opened(defs, "2026-11-23T08:00:00Z", { category: "flow" }).pass(HOUR);
  const by = { at: desk.now, by: "agent:ana" };
  const left = {
    type: "blueprintLeft",
    blueprint: "flow",
    version: 1,
    state: "queue",
    reason: "merged",
    note: "",
  } as const;
  const merged: readonly Fact[] = [...desk.journal, { ...left, ...by }];
  const ticket = merged.reduce<Ticket | null>((before, fact) => evolve(before, fact), null);
  expect(ticket?.clocks.live).toEqual([]);
  const lines = ledgerOf(defs, merged, desk.now + DAY);
  expect(new Set(lines.map(({ result }) => result))).toEqual(new Set(["merged"]));
  expect(lines.map(({ metric }) => metric)).toContain("stateStay");
});

test("what a ticket carries of its clocks stays small", () => {
  const desk = ClockDesk.opened(world({}), "2026-11-23T08:00:00Z", { assignee: "agent:ana" });
  for (let round = 0; round < 50; round++) {
    desk
      .pass(10 * MINUTE)
      .says(ana, "Which one?")
      .says(requester, "This one.");
    desk.status("pending").status("open").status("pending").status("open");
  }
  const { clocks } = desk.present;
  expect(clocks.live).toHaveLength(6);
  expect(clocks.timeline.length).toBeLessThan(3);
  expect(JSON.stringify(clocks).length).toBeLessThan(1_200);
});
