import { createHash, type Hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { diceOf } from "../../api/seed/dice.ts";
import { type Assignment, assignmentSchema } from "../../blueprints/assignment.ts";
import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Fact } from "../../blueprints/facts.ts";
import { library } from "../../blueprints/library.ts";
import type { NewMessage } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { routingSchema } from "../../blueprints/routing.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { triggerSchema } from "../../blueprints/trigger.ts";
import { between, type CompiledCalendar, nextOpening } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { decide } from "../../runtime/decide.ts";
import type { Context } from "../../runtime/decision.ts";
import { evolve } from "../../runtime/evolve.ts";
import { compileRouting } from "../../runtime/rules/compile-routing.ts";
import { compileTrigger, compileTriggers } from "../../runtime/rules/compile-trigger.ts";
import type { Candidate } from "../../runtime/rules/pick.ts";
import { agent, definitions, HOUR, MINUTE, published, requester } from "../runtime/desk.ts";

const AGENTS = Array.from({ length: 20 }, (_, n) => agent(`a${n}`, ["group:vtouch", "department:vtouch"]));
const CHANNELS = ["mail", "chat", "phone"] as const;
const TICKETS = 4_500;
/** The journal of every so many tickets is kept and folded again. */
const KEPT = 50;
const DAY = 24 * HOUR;
const ANSWER: NewMessage = { public: true, authorKind: "requester", text: "Here." };
const START = Date.UTC(2026, 10, 2);

const FLOW = published({
  key: "vtouch",
  name: "vTouch",
  entry: { into: { new: "waiting", open: "waiting" } },
  states: [
    { id: "waiting", name: "Waiting", status: "open" },
    { id: "asked", name: "Asked", status: "pending" },
    { id: "answered", name: "Answered", status: "solved" },
    { id: "closed", name: "Closed", status: "closed", final: "resolved" },
  ],
  transitions: [
    { id: "ask", name: "Ask", from: ["waiting"], to: "asked" },
    { id: "resume", name: "Resume", from: ["asked"], to: "waiting", start: { on: "requesterReplied" } },
    { id: "answer", name: "Answer", from: ["waiting"], to: "answered" },
    { id: "reopen", name: "Reopen", from: ["answered"], to: "waiting", start: { on: "requesterReplied" } },
    { id: "close", name: "Close", from: ["answered"], to: "closed", start: { after: "P4D", time: "calendar" } },
  ],
});

const routing = compileRouting(
  routingSchema.parse({
    kind: "routing",
    schemaVersion: 1,
    key: "main",
    name: "Main",
    rows: [
      // biome-ignore-start lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
      {
        id: "crash",
        when: { contains: [{ var: "ticket.subject" }, ["crash"], "any"] },
        then: { group: "group:vtouch", priority: "urgent" },
      },
      { id: "rest", then: { group: "group:vtouch" } },
      // biome-ignore-end lint/suspicious/noThenProperty: as above.
    ],
  }),
  1,
);
const triggers = compileTriggers(
  CHANNELS.map((channel) =>
    compileTrigger(
      triggerSchema.parse({
        kind: "trigger",
        schemaVersion: 1,
        key: `by-${channel}`,
        name: channel,
        on: ["created", "requesterReplied"],
        when: { is: [{ var: "ticket.channel" }, channel] },
        do: [{ do: "addTag", tag: channel }],
      }),
      1,
    ),
  ),
);
const assignment: Assignment = assignmentSchema.parse({
  kind: "assignment",
  schemaVersion: 1,
  key: "vtouch",
  name: "vTouch",
  group: "group:vtouch",
  method: "leastLoaded",
  load: { pending: 0.5 },
  capacity: { perAgent: 40 },
});

function office(): CompiledCalendar {
  for (const { document } of library)
    if (document.kind === "calendar" && document.key === "paris-office") return compileCalendar(document);
  throw new Error("The calendar is not shipped.");
}

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly ticket: number;
  readonly does: "submit" | "work" | "reply" | "wake";
}

/** A month of a desk of twenty, replayed through the runtime alone: whoever is there takes what waits when the office opens. */
class Month {
  readonly tickets: (Ticket | undefined)[] = [];
  readonly journals: Fact[][] = [];
  /** Working time that a ticket waited without an owner, at most. */
  longestUnowned = 0;
  /** Tickets that came while nobody was there. */
  waited = 0;
  events = 0;
  readonly #calendar = office();
  readonly #definitions = definitions([FLOW], [], {
    routing,
    triggers,
    assignments: new Map([[assignment.group, assignment]]),
    calendars: new Map([["paris-office", this.#calendar]]),
  });
  readonly #dice: ReturnType<typeof diceOf>;
  readonly #hash: Hash = createHash("sha256");
  readonly #days = new Map<number, Planned[]>();
  readonly #loads = new Map(AGENTS.map(({ id }) => [id, { open: 0, pending: 0, last: null as number | null }]));
  readonly #waiting = new Set<number>();
  readonly #unownedSince: number[] = [];
  /** When each ticket next needs attention. */
  readonly #wakes: (number | null)[] = [];
  #order = 0;
  #hour = START;

  constructor(seed: number) {
    this.#dice = diceOf(seed);
    for (let n = 0; n < TICKETS; n++) this.#plan(START + Math.floor(this.#dice.roll() * 28 * DAY), n, "submit");
  }

  run(): string {
    for (let hour = START; this.#days.size > 0; hour += HOUR) {
      this.#hour = hour;
      if (this.#isOpen(hour))
        for (const ticket of [...this.#waiting]) this.#send(ticket, hour, { type: "assignRequested" }, SYSTEM);
      // What follows within the hour joins the list while it is worked through.
      for (let next = this.#next(hour); next; next = this.#next(hour)) this.#happen(next);
      this.#days.delete(hour);
    }
    return this.#hash.digest("hex");
  }

  #next(hour: number): Planned | undefined {
    const list = this.#days.get(hour);
    if (!list || list.length === 0) return undefined;
    let first = 0;
    for (const [index, one] of list.entries()) {
      const best = list[first];
      if (best && (one.at < best.at || (one.at === best.at && one.order < best.order))) first = index;
    }
    return list.splice(first, 1)[0];
  }

  #isOpen(at: number): boolean {
    return nextOpening(this.#calendar, at) === at;
  }

  #plan(at: number, ticket: number, does: Planned["does"]): void {
    const hour = Math.max(this.#hour, at - (at % HOUR));
    const list = this.#days.get(hour) ?? [];
    list.push({ at, order: this.#order++, ticket, does });
    this.#days.set(hour, list);
  }

  #happen({ at, ticket: n, does }: Planned): void {
    if (does === "submit") this.#send(n, at, { type: "ticketSubmitted", draft: this.#draft(n) }, requester);
    const ticket = this.tickets[n];
    if (does === "submit" || !ticket || ticket.status === "closed") return;
    if (does === "wake" && at === this.#wakes[n]) this.#send(n, at, { type: "woken" }, SYSTEM);
    if (does === "reply") this.#send(n, at, { type: "messageReceived", message: ANSWER }, requester);
    const owner = AGENTS.find(({ id }) => id === ticket.assignee);
    if (does !== "work" || ticket.place?.state !== "waiting" || !owner) return;
    const transition = this.#dice.below(4) === 0 ? "ask" : "answer";
    this.#send(n, at, { type: "stepRequested", transition, fromState: "waiting", answers: {} }, owner);
  }

  #draft(n: number): NewTicket {
    return {
      number: n + 1,
      subject: this.#dice.below(20) === 0 ? "A crash" : "A question",
      channel: this.#dice.pick(CHANNELS),
      requester: requester.id,
    };
  }

  #send(n: number, at: number, rest: Rest, actor: Actor): void {
    const before = this.tickets[n];
    const now = Math.max(at, before?.updatedAt ?? 0);
    const id = `e${this.events++}`;
    const event = { id, ticket: `t${n}`, at: now, actor, ...rest } as Event; // One of the union with its envelope.
    let context: Context = {};
    let decision = decide(this.#definitions, before ?? null, event, now, context);
    if (decision.outcome === "needs") {
      context = { candidates: { [assignment.group]: { people: this.#candidates(now), lastOwner: null } } };
      decision = decide(this.#definitions, before ?? null, event, now, context);
    }
    if (decision.outcome !== "accepted") throw new Error(`${rest.type}: ${JSON.stringify(decision)}`);
    const { ticket, facts, trace, wakeAt } = decision;
    this.#hash.update(JSON.stringify([facts, trace.map(({ step, rule, outcome }) => [step, rule, outcome])]));
    this.tickets[n] = ticket;
    if (n % KEPT === 0) this.journals[n] = [...(this.journals[n] ?? []), ...facts];
    this.#count(n, before, ticket, now);
    this.#goOn(n, before, ticket, now);
    if (wakeAt !== null && wakeAt !== this.#wakes[n]) this.#plan(wakeAt, n, "wake");
    this.#wakes[n] = wakeAt;
  }

  #candidates(now: number): Candidate[] {
    const available = this.#isOpen(now);
    return AGENTS.map(({ id }) => {
      const { open, pending, last } = this.#loads.get(id) ?? { open: 0, pending: 0, last: null };
      return {
        id,
        name: id,
        available,
        unavailable: null,
        load: { new: 0, open, pending, hold: 0 },
        onChannel: 0,
        skills: [],
        lastAssignedAt: last,
      };
    });
  }

  #count(n: number, before: Ticket | undefined, after: Ticket, now: number): void {
    for (const [one, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const load = one && this.#loads.get(one.assignee ?? "");
      if (load && one.status === "open") load.open += by;
      if (load && one.status === "pending") load.pending += by;
    }
    if (after.assignee !== null && before?.assignee !== after.assignee) {
      const load = this.#loads.get(after.assignee);
      if (load) load.last = now;
      if (now > after.createdAt && before?.assignee === null) this.waited += 1;
    }
    // From when it came, or lost its owner, until it has one.
    const since = before?.assignee === null ? (this.#unownedSince[n] ?? after.createdAt) : now;
    if (after.assignee === null) this.#unownedSince[n] = since;
    this.longestUnowned = Math.max(this.longestUnowned, between(this.#calendar, since, now));
    if (after.assignee === null) this.#waiting.add(n);
    else this.#waiting.delete(n);
  }

  /** What people will do about it: the owner works within the day, whoever was asked answers within two. */
  #goOn(n: number, before: Ticket | undefined, { place, assignee }: Ticket, now: number): void {
    const entered = place?.state !== before?.place?.state || assignee !== before?.assignee;
    if (!entered || assignee === null) return;
    const soon = now + MINUTE + this.#dice.below(8 * 60) * MINUTE;
    if (place?.state === "waiting") this.#plan(nextOpening(this.#calendar, soon) ?? soon, n, "work");
    if (place?.state === "asked") this.#plan(now + HOUR + this.#dice.below(48) * HOUR, n, "reply");
    if (place?.state === "answered" && this.#dice.below(10) === 0)
      this.#plan(now + this.#dice.below(72) * HOUR + HOUR, n, "reply");
  }
}

type Rest = Event extends infer E ? (E extends Event ? Omit<E, "id" | "ticket" | "at" | "actor"> : never) : never;

describe("volume", () => {
  test("A7: 4,500 tickets of a month on three channels for twenty agents: each in one state, none unowned for an hour of the office, the same hash again", () => {
    const month = new Month(7);
    const hash = month.run();
    expect(month.tickets).toHaveLength(TICKETS);
    expect(month.events).toBeGreaterThan(3 * TICKETS);
    const states = new Set(["waiting", "asked", "answered", "closed"]);
    for (const [n, ticket] of month.tickets.entries()) {
      if (!ticket?.place || !states.has(ticket.place.state)) throw new Error(`Ticket ${n} is in no state.`);
      if (ticket.assignee === null) throw new Error(`Ticket ${n} is nobody's.`);
      expect(ticket.tags).toContain(ticket.channel);
    }
    expect(new Set(month.tickets.map((ticket) => ticket?.channel))).toEqual(new Set(CHANNELS));
    expect(new Set(month.tickets.map((ticket) => ticket?.assignee)).size).toBe(AGENTS.length);
    expect(month.waited).toBeGreaterThan(TICKETS / 2);
    expect(month.longestUnowned).toBeLessThanOrEqual(HOUR);
    // The state that a journal tells is the state that the ticket has.
    for (let n = 0; n < TICKETS; n += KEPT)
      expect((month.journals[n] ?? []).reduce<Ticket | null>(evolve, null)).toEqual(month.tickets[n]);
    expect(new Month(7).run()).toBe(hash);
  });
});
