import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../../blueprints/event.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import { STATUSES, type Status } from "../../../blueprints/status.ts";
import type { Stretch, Ticket } from "../../../blueprints/ticket.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { clockId } from "../../../runtime/clocks/clock-id.ts";
import { elapsedAt, instantOf, stintsOf, type Terms } from "../../../runtime/clocks/counting.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { decide } from "../../../runtime/decide.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { published, requester, START } from "../desk.ts";
import { ana, BH, HOUR, MINUTE, PAR, policy, week, world } from "./clock-desk.ts";

const par = compileCalendar(PAR);
const working = (from: number, pausedIn: readonly Status[] = []): Terms => ({
  from,
  time: "working",
  calendar: par,
  calendarName: "par@1",
  runsIn: ({ status }) => !pausedIn.includes(status),
});

const status = fc.constantFrom(...STATUSES.slice(0, 4));
const timeline = fc
  .array(fc.record({ wait: fc.integer({ min: 1, max: 40 * HOUR }), status }), { minLength: 1, maxLength: 20 })
  .map((steps): readonly Stretch[] => {
    let at = START;
    return steps.map((step, index) => {
      if (index > 0) at += step.wait;
      return { at, status: step.status, state: null };
    });
  });

describe("counting", () => {
  test("splitting an interval never changes its sum", () => {
    fc.assert(
      fc.property(timeline, fc.array(fc.nat(800 * HOUR), { maxLength: 8 }), (stretches, cuts) => {
        const whole = stintsOf(stretches, [working(START, ["pending"])]);
        const splits = [...new Set(cuts)].sort((a, b) => a - b).map((ms) => working(START + ms, ["pending"]));
        const split = stintsOf(stretches, [working(START, ["pending"]), ...splits.filter(({ from }) => from > START)]);
        for (const at of [START + 1, START + 99 * HOUR, START + 900 * HOUR])
          expect(elapsedAt(split, at)).toBe(elapsedAt(whole, at));
      }),
    );
  });

  test("when it is due, its time has passed, and a moment before it had not", () => {
    fc.assert(
      fc.property(timeline, fc.integer({ min: 1, max: 200 * HOUR }), (stretches, target) => {
        const stints = stintsOf(stretches, [working(START, ["pending", "hold"])]);
        const due = instantOf(stints, target);
        if (due === null) return;
        expect(elapsedAt(stints, due)).toBeGreaterThanOrEqual(target);
        expect(elapsedAt(stints, due - 1)).toBeLessThan(target);
      }),
    );
  });
});

const flow = published({
  key: "flow",
  entry: { when: { is: [{ var: "ticket.category" }, "flow"] }, into: { new: "queue", open: "queue" } },
  limit: { within: "PT20H", time: "working", pausedIn: ["waiting"], warnAt: 0.5 },
  states: [
    {
      id: "queue",
      name: "Queue",
      status: "open",
      limit: {
        within: "PT3H",
        time: "working",
        warnAt: 0.75,
        escalate: [{ at: "PT1H", do: [{ do: "addTag", tag: "x" }] }],
      },
    },
    {
      id: "waiting",
      name: "Waiting",
      status: "pending",
      limit: { within: "PT9H", time: "calendar", counts: "allVisits" },
    },
    { id: "late", name: "Late", status: "open" },
    { id: "done", name: "Done", status: "solved", final: "resolved", reenter: "queue" },
  ],
  transitions: [
    { id: "ask", name: "a", from: ["queue", "late"], to: "waiting", during: [{ ask: "reply" }] },
    { id: "back", name: "b", from: ["waiting"], to: "queue", start: { on: "requesterReplied" } },
    { id: "remind", name: "r", from: ["waiting"], to: "late", start: { after: "PT5H", time: "calendar" } },
    { id: "late", name: "l", from: ["queue"], to: "late", start: { on: "slaBreached" } },
    { id: "finish", name: "f", from: "any", except: ["done"], to: "done" },
  ],
});
const targets = (["firstReply", "nextReply", "periodicUpdate", "requesterWait", "totalResolution"] as const).flatMap(
  (metric, index) => [
    { metric, within: `PT${index + 2}H`, time: "working" as const },
    { metric, within: `PT${index * 45 + 30}M`, time: "calendar" as const, priority: "urgent" as const },
  ],
);
const metrics = {
  requesterWait: {
    warn: [{ at: 0.5 }],
    escalate: [{ at: "breach" as const, do: [{ do: "addTag" as const, tag: "w" }] }],
  },
  totalResolution: { escalate: [{ at: "PT2H", do: [{ do: "assign" as const, to: "group:t2" }] }] },
};
const documents = {
  policies: [policy({ calendar: "par", targets, metrics }), policy({ key: "none", targets })],
  blueprints: [flow],
};
const defs = world(documents);
const promises = { calendar: "par", targets: targets.slice(2), metrics };
/** Every calendar is published anew, at `at`, and a policy that promises less. */
const anew = (at: number): Definitions =>
  world({
    ...documents,
    policies: [policy(promises, 2, at), ...documents.policies.slice(1)],
    former: documents.policies,
    calendars: { "par@2": BH, "paris-office@2": BH },
    publishedAt: { "par@2": at, "paris-office@2": at },
  });
const NIGHT = { timeZone: "Europe/Paris", week: week(["20:00", "24:00"]) };
const NAMES = ["sla-policy:standard@2", "calendar:par@2", "calendar:paris-office@2"];

const happening = fc.oneof(
  fc.constantFrom("reply", "note", "word", "machine", "thanks").map((said) => ({ said })),
  fc.constantFrom("ask", "finish").map((step) => ({ step })),
  fc
    .record(
      {
        priority: fc.constantFrom("urgent", "low"),
        category: fc.constantFrom("flow", "other"),
        group: fc.constantFrom("group:t1", "group:t2", null),
        status: fc.constantFrom("open", "pending", "hold", "solved"),
      },
      { requiredKeys: [] },
    )
    .map((changes) => ({ changes })),
);
type Happening = { said?: string; step?: string; changes?: object };
const script = fc.array(fc.record({ what: happening, wait: fc.nat(600) }), { maxLength: 25 });

const words: { readonly [said: string]: readonly [Actor, object] } = {
  reply: [ana, { authorKind: "agent", public: true }],
  note: [ana, { authorKind: "agent", public: false }],
  word: [requester, { authorKind: "requester", public: true }],
  machine: [requester, { authorKind: "machine", public: true }],
  thanks: [requester, { authorKind: "requester", public: true, text: "Merci !" }],
};

function eventOf({ said, step, changes }: Happening, state: string): readonly [Actor, object] {
  if (said !== undefined) {
    const [actor, message] = words[said] ?? [requester, {}];
    return [actor, { type: "messageReceived", message: { text: "It still fails here.", ...message } }];
  }
  if (step !== undefined) return [ana, { type: "stepRequested", transition: step, fromState: state, answers: {} }];
  return [ana, { type: "changeRequested", changes: { assignee: "agent:ana", ...changes } }];
}

/**
 * Plays a script; the worker looks every `looks` minutes, or only when something happens. `asked`: the requests of an earlier play,
 * sent again as they were. Before the line `publishes` the calendars are published anew, and reach the ticket.
 */
function play(
  lines: readonly { what: Happening; wait: number }[],
  looks: number | null,
  asked?: readonly (readonly [Actor, object])[],
  publishes = Number.POSITIVE_INFINITY,
) {
  let known = defs;
  let wakeAt: number | null = null;
  const requests: (readonly [Actor, object])[] = [];
  let ticket: Ticket | null = null;
  let now = START;
  const journal: Fact[] = [];
  const send = (event: object, id: string, actor: Actor): void => {
    const decision = decide(known, ticket, { id, ticket: "t1", at: now, actor, ...event } as Event, now, {});
    if (decision.outcome !== "accepted") return;
    ticket = decision.ticket;
    wakeAt = decision.wakeAt;
    journal.push(...decision.facts);
  };
  const draft = { number: 1, subject: "Help", channel: "mail", requester: "requester:1", group: "group:t1" };
  send({ type: "ticketSubmitted", draft }, "e", requester);
  [...lines, { what: null, wait: 6000 }].forEach(({ what, wait }, index) => {
    const until = now + wait * MINUTE;
    for (let look = 0; looks !== null && now + looks * MINUTE < until; look++) {
      now += looks * MINUTE;
      send({ type: "woken" }, `w${index}.${look}`, SYSTEM);
    }
    now = until;
    if (index === publishes) {
      known = anew(now);
      send({ type: "rearmRequested", definitions: NAMES, wakeAt }, "rearm", SYSTEM);
    }
    const state = (ticket as Ticket | null)?.place?.state ?? "queue";
    const request = asked?.[index] ?? (what === null ? ([SYSTEM, { type: "woken" }] as const) : eventOf(what, state));
    requests.push(request);
    const [actor, event] = request;
    send(event, `e${index}`, actor);
  });
  return { ticket: ticket as Ticket | null, journal, now, requests, known };
}

const story = (journal: readonly Fact[]): string =>
  JSON.stringify(journal, (key, value) => (key === "noticedAt" || key === "id" ? null : value));

describe("whole lives of tickets", () => {
  test("folding the journal gives the clocks, to the byte, and survives being written down", () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { ticket, journal } = play(lines, 7);
        const read: Fact[] = JSON.parse(JSON.stringify(journal));
        const folded = read.reduce<Ticket | null>((before, fact) => evolve(before, fact), null);
        expect(JSON.stringify(folded)).toBe(JSON.stringify(ticket));
      }),
      { numRuns: 60 },
    );
  });

  test("S60: the ledger is the same to the byte, in one run or fact by fact, and how often somebody looked makes no difference", () => {
    const told = (journal: readonly Fact[], now: number) =>
      JSON.stringify(ledgerOf(defs, journal, now), (key, value) => (key === "noticedAt" ? null : value));
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 90 }), (lines, looks) => {
        const seldom = play(lines, null);
        const often = play(lines, looks, seldom.requests);
        expect(story(often.journal)).toBe(story(seldom.journal));
        const whole = told(seldom.journal, seldom.now);
        expect(told(JSON.parse(JSON.stringify(seldom.journal)), seldom.now)).toBe(whole);
        expect(told(often.journal, often.now)).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  test("S60: the same holds with calendars and a policy that are published in the middle, and the past stays as it was", () => {
    const told = (definitions: Definitions, journal: readonly Fact[], now: number) =>
      JSON.stringify(ledgerOf(definitions, journal, now), (key, value) => (key === "noticedAt" ? null : value));
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 90 }), fc.nat(25), (lines, looks, publishes) => {
        const seldom = play(lines, null, undefined, publishes);
        const often = play(lines, looks, seldom.requests, publishes);
        expect(story(often.journal)).toBe(story(seldom.journal));
        const whole = told(seldom.known, seldom.journal, seldom.now);
        expect(told(seldom.known, JSON.parse(JSON.stringify(seldom.journal)), seldom.now)).toBe(whole);
        // What comes into force later changes nothing of what is written.
        const later = world({
          ...documents,
          calendars: { "par@2": BH, "par@3": NIGHT, "paris-office@2": BH, "paris-office@3": NIGHT },
        });
        if (seldom.known !== defs) expect(told(later, seldom.journal, seldom.now)).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });

  test("nothing is told twice of a clock, and what was broken is never said to be met", () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { journal } = play(lines, null);
        const told = journal.flatMap((fact) =>
          fact.type === "slaBreached" || fact.type === "slaWarning" || fact.type === "slaEscalated"
            ? [`${fact.type} ${clockId(fact)} ${fact.dueAt}`]
            : [],
        );
        expect(new Set(told).size).toBe(told.length);
        // Of another promise it may be kept after all.
        if (journal.filter(({ type }) => type === "slaApplied").length > 1) return;
        // What was solved in time, and met, may be broken when it goes on; never the other way round.
        const broken = new Set<string>();
        for (const fact of journal)
          if (fact.type === "slaBreached") broken.add(clockId(fact));
          else if (fact.type === "slaMet") expect(broken).not.toContain(clockId(fact));
      }),
      { numRuns: 60 },
    );
  });

  test("the ledger agrees with what was told: broken is what was said to be broken, met what was said to be met", () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { journal, now } = play(lines, null);
        for (const line of ledgerOf(defs, journal, now)) {
          const facts = journal.filter(
            (fact) =>
              (fact.type === "slaBreached" || fact.type === "slaMet") &&
              fact.metric === line.metric &&
              fact.instance === line.instance &&
              fact.of === line.of,
          );
          const last = facts.at(-1);
          if (line.result === "breached") expect(facts.some(({ type }) => type === "slaBreached")).toBe(true);
          if (last?.type === "slaMet" && line.result === "met") expect(last.elapsedMs).toBe(line.elapsedMs);
          expect(line.spans.reduce((sum, { ms }) => sum + ms, 0)).toBe(line.elapsedMs);
        }
      }),
      { numRuns: 60 },
    );
  });
});
