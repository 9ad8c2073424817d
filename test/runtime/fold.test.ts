import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../blueprints/event.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Actor } from "../../blueprints/people.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { decide } from "../../runtime/decide.ts";
import { evolve } from "../../runtime/evolve.ts";
import { agent, definitions, field, MINUTE, published, requester, START, thirdParty } from "./desk.ts";

const state = (id: string, status: string, more: object = {}) => ({ id, name: id, status, ...more });

/** A blueprint with a little of everything that is run. */
const flow = published({
  key: "flow",
  entry: {
    when: { is: [{ var: "ticket.category" }, "billing"] },
    into: { new: "fresh", open: "open", pending: "waiting" },
  },
  states: [
    state("fresh", "new"),
    state("open", "open", { strict: { except: ["agent:lou"] } }),
    state("waiting", "pending"),
    state("late", "open"),
    state("done", "solved", { final: "resolved", reenter: "open" }),
    state("dropped", "solved", { final: "cancelled" }),
    state("shut", "closed", { final: "noAnswer" }),
  ],
  transitions: [
    {
      id: "take",
      name: "t",
      from: ["fresh", "late"],
      to: "open",
      after: [
        { do: "assign", to: "actor" },
        { do: "addTag", tag: "taken" },
      ],
    },
    {
      id: "ask",
      name: "t",
      from: ["open"],
      to: "waiting",
      before: { when: { notEmpty: [{ var: "ticket.assignee" }] } },
      during: [{ ask: "reply", required: true }, { ask: "field", field: "due", neverSkip: true }, { ask: "people" }],
      after: [
        { do: "note", text: "Asked {{ticket.subject}}" },
        { do: "notify", to: ["owner", "chosen"], text: "Asked" },
      ],
    },
    {
      id: "late",
      name: "t",
      from: ["open"],
      to: "late",
      start: { after: "PT30M", time: "calendar" },
      after: [{ do: "setField", field: "priority", value: "high" }],
    },
    {
      id: "shut",
      name: "t",
      from: ["waiting", "dropped"],
      to: "shut",
      start: { after: "PT3H", time: "calendar", when: { isEmpty: [{ var: "ticket.fields.due" }] } },
    },
    {
      id: "back",
      name: "t",
      from: ["waiting"],
      to: "open",
      start: { on: "requesterReplied" },
      after: [{ do: "removeTag", tag: "taken" }, { do: "unassign" }],
    },
    { id: "bank", name: "t", from: ["waiting"], to: "open", start: { on: "thirdPartyReplied" } },
    {
      id: "flip",
      name: "t",
      from: ["open"],
      to: "late",
      start: { on: "fieldChanged", when: { changedTo: [{ var: "ticket.fields.due" }, "flip"] } },
      after: [{ do: "setField", field: "due", value: "flop" }],
    },
    {
      id: "flop",
      name: "t",
      from: ["late"],
      to: "open",
      start: { on: "fieldChanged", when: { changedTo: [{ var: "ticket.fields.due" }, "flop"] } },
      after: [{ do: "setField", field: "due", value: "flip" }],
    },
    { id: "finish", name: "t", from: ["open", "waiting"], to: "done", during: [{ ask: "resolution" }] },
    { id: "drop", name: "t", from: "any", except: ["fresh"], to: "dropped" },
  ],
});

const defs = definitions([flow], [field("due")]);
const people: readonly Actor[] = [
  agent("ana"),
  agent("lou", [], ["jump", "revoke", "close"]),
  requester,
  thirdParty,
  { ...agent("n"), id: "rule:n", kind: "rule" },
];
const word = fc.constantFrom("flip", "flop", "", "soon");
const states = fc.constantFrom(...flow.states.keys(), "nowhere");

const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("stepRequested" as const),
      exit: fc.nat(7),
      here: fc.constantFrom(true, true, true, false),
      answers: fc.record(
        { reply: fc.constant("Which one?"), due: word, people: fc.constant(["group:mail"]), odd: word },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("messageReceived" as const),
      public: fc.boolean(),
      automatic: fc.boolean(),
      text: word,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("changeRequested" as const),
      changes: fc.record(
        {
          category: fc.constantFrom("billing", "sales"),
          status: fc.constantFrom("open", "pending", "solved"),
          assignee: fc.constantFrom("agent:ana", null),
          tags: fc.subarray(["a", "b"]),
          fields: fc.record({ due: word }),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("jumpRequested" as const), to: states, reason: word }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("revokeRequested" as const), reason: word }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("entryRequested" as const), blueprint: fc.constant("flow") }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("woken" as const) }) },
);

const script = fc.array(
  fc.record({ what: happening, who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4), wait: fc.nat(100) }),
  {
    maxLength: 30,
  },
);
type Line = { readonly what: ReturnType<typeof JSON.parse>; readonly who: number; readonly wait: number };

/**
 * Plays a script; gives what every decision said and the whole journal. `looks`: how often the worker looks in between, in minutes.
 * `asked`: the requests of an earlier play, sent again as they were.
 */
function play(lines: readonly Line[], looks: number | null, asked?: readonly object[]) {
  let ticket: Ticket | null = null;
  let now = START;
  const journal: Fact[] = [];
  const said: unknown[] = [];
  const requests: object[] = [];
  const send = (event: object, id: string, actor: Actor) => {
    const before: Ticket | null = ticket;
    const decision = decide(defs, ticket, { id, ticket: "t1", at: now, actor, ...event } as Event, now, {});
    if (decision.outcome === "accepted") {
      ticket = decision.ticket;
      journal.push(...decision.facts);
    } else expect(ticket).toBe(before);
    return decision;
  };
  send(
    { type: "ticketSubmitted", draft: { number: 1, subject: "Help", channel: "form", category: "billing" } },
    "e",
    people[0] ?? SYSTEM,
  );
  lines.forEach(({ what, who, wait }, index) => {
    const until = now + wait * MINUTE;
    for (let look = 0; looks !== null && now + looks * MINUTE < until; look++) {
      now += looks * MINUTE;
      send({ type: "woken" }, `w${index}.${look}`, SYSTEM);
    }
    now = until;
    const actor = people[who] ?? SYSTEM;
    const { here, public: open, automatic, text, ...event } = what;
    const state = (ticket as Ticket | null)?.place?.state ?? "";
    if (event.type === "stepRequested") {
      const exits = flow.exits(state);
      const exit = exits[event.exit % exits.length];
      event.fromState = here ? state : "open";
      event.transition = exit?.id ?? "take";
      // Mostly sound answers: a key that nobody asks for makes the whole step fall.
      if (here)
        event.answers = Object.fromEntries(
          Object.entries(event.answers).filter(([key]) => exit?.asks.some(({ item }) => item === key)),
        );
    }
    if (event.type === "messageReceived") {
      const kind = actor.kind === "requester" || actor.kind === "thirdParty" ? actor.kind : "agent";
      event.message = { public: open, automatic, text, authorKind: kind };
    }
    const request = asked?.[index] ?? event;
    requests.push(request);
    const decision = send(request, `e${index}`, actor);
    said.push(decision.outcome === "accepted" ? [decision.facts, decision.effects, decision.wakeAt] : decision);
  });
  return { ticket: ticket as Ticket | null, journal, said, requests };
}

test("folding the facts of the journal gives the ticket, to the byte", () => {
  fc.assert(
    fc.property(script, (lines) => {
      const { ticket, journal } = play(lines, null);
      const folded = journal.reduce<Ticket | null>((before, fact) => evolve(before, fact), null);
      expect(JSON.stringify(folded)).toBe(JSON.stringify(ticket));
      expect(folded?.facts).toBe(journal.length);
    }),
    { numRuns: 300 },
  );
});

test("the facts survive being written down: folding their JSON gives the same ticket", () => {
  fc.assert(
    fc.property(script, (lines) => {
      const { ticket, journal } = play(lines, null);
      const read: Fact[] = JSON.parse(JSON.stringify(journal));
      expect(JSON.stringify(read.reduce<Ticket | null>((before, fact) => evolve(before, fact), null))).toBe(
        JSON.stringify(ticket),
      );
    }),
    { numRuns: 100 },
  );
});

test("replaying the same events gives the same answers, to the byte", () => {
  fc.assert(
    fc.property(script, (lines) => {
      expect(JSON.stringify(play(lines, null).said)).toBe(JSON.stringify(play(lines, null).said));
    }),
    { numRuns: 100 },
  );
});

test("how often somebody looks makes no difference to what happens", () => {
  // Ids and the instant of noticing tell who looked when; everything else must be the same.
  const story = (journal: readonly Fact[]) =>
    JSON.stringify(journal, (key, value) => (key === "noticedAt" || key === "id" ? null : value));
  fc.assert(
    fc.property(script, fc.integer({ min: 1, max: 40 }), (lines, looks) => {
      const never = play([...lines, last], null);
      const often = play([...lines, last], looks, never.requests);
      expect(story(often.journal)).toBe(story(never.journal));
    }),
    { numRuns: 200 },
  );
});

const last: Line = { what: { type: "woken" }, who: 0, wait: 500 };

test("a journal that does not begin with its ticket is a fault", () => {
  expect(() => evolve(null, { type: "tagged", tag: "x", at: 1, by: "system" })).toThrow(
    "A journal begins with ticketCreated",
  );
});
