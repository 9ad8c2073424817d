import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Example } from "../../blueprints/example.ts";
import type { Effect, Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import type { AuthorKind } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledBlueprint, CompiledState } from "../compiled.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { evolve } from "../evolve.ts";
import { decideAmongNobody } from "../nobody.ts";

/** Where the clock stands in an example that does not say. */
const START = Date.UTC(2026, 0, 5, 9);

/** What comes to more than so many facts proves nothing, and whoever runs it waits. */
export const MOST_FACTS = 2_000;

/** Examples know one requester and no organization. */
export const EXAMPLE_CONTEXT: Context = { requester: { id: "requester:1", kind: "customer" }, organization: null };

/** One thing that somebody does, or time that passes. */
export type Doing = Exclude<Example["when"][number], { readonly expect: unknown }>;

/** What is played with: documents, the process in which it begins (null: tickets are free), and what is given. */
export interface Cast {
  readonly definitions: Definitions;
  readonly blueprint: CompiledBlueprint | null;
  readonly given: Example["given"];
}

/** How things stand between two doings. Instants in epoch ms. */
export interface Moment {
  readonly ticket: Ticket | null;
  readonly now: number;
  readonly wakeAt: number | null;
  readonly events: number;
}

/** What came of one doing; `refusals` null: nobody asked for anything that could be refused. */
export interface Came {
  readonly moment: Moment;
  readonly facts: readonly Fact[];
  readonly effects: readonly Effect[];
  readonly refusals: readonly Reason[] | null;
}

export const openingMoment = ({ given }: Cast): Moment => ({
  ticket: null,
  now: given.now === undefined ? START : Date.parse(given.now),
  wakeAt: null,
  events: 0,
});

/** Makes the ticket. Standing in a state it is put there; else it comes to the door and tries to enter. A sentence: it cannot begin so. */
export function open(cast: Cast): Came | Sentence {
  const moment = openingMoment(cast);
  const { state, status, priority, ...rest } = cast.given.ticket ?? {};
  const draft = {
    number: 1,
    subject: "Example",
    channel: "form",
    requester: "requester:1",
    ...defined(rest),
    ...(priority === undefined ? {} : { priority }),
  } as NewTicket; // Undefined keys are gone, and the grammar knows no others.
  const stands = state === undefined ? null : cast.blueprint?.states.get(state);
  if (stands === undefined)
    return {
      en: `The example begins in ${state}, which is no state.`,
      fr: `L’exemple commence dans ${state}, qui n’est pas un état.`,
    };
  if (!stands || !cast.blueprint) {
    const opens = status === undefined ? draft : { ...draft, status };
    return send(cast, moment, { type: "ticketSubmitted", draft: opens }, { ...SYSTEM, rights: ["close"] });
  }
  let ticket: Ticket | null = null;
  for (const fact of begunIn(cast.blueprint, stands, draft, moment.now)) ticket = evolve(ticket, fact);
  // A wake finds the first deadline of the state.
  return send(cast, { ...moment, ticket }, { type: "woken" }, SYSTEM);
}

/** Does one thing. `room`: facts after which time stops passing, for what never comes to rest. */
export function perform(cast: Cast, moment: Moment, doing: Doing, room = MOST_FACTS): Came {
  if ("pass" in doing) return pass(cast, moment, doing.pass, room);
  const actor = actorOf(cast, moment, doing.as);
  return send(cast, moment, happeningOf(doing, moment, actor), actor);
}

/** Whoever is called so in the example, with what they belong to. */
export function actorOf({ given }: Cast, { ticket }: Moment, id: string): Actor {
  if (id === "requester") return { ...SYSTEM, id: ticket?.requester ?? "requester:1", kind: "requester" };
  if (id === "thirdParty") return { ...SYSTEM, id: "thirdParty", kind: "thirdParty" };
  const belongs = given.people?.[id] ?? [];
  const of = (kind: string): readonly string[] => belongs.filter((one) => one.startsWith(`${kind}:`));
  const department = ticket?.department;
  const departments = of("department").length > 0 || !department ? of("department") : [department];
  return { id, kind: "agent", groups: of("group"), roles: of("role"), departments, rights: [] };
}

/** Wakes the ticket at every deadline on the way, as the worker would. */
function pass(cast: Cast, from: Moment, duration: string, room: number): Came {
  const parsed = parseDuration(duration);
  const until = from.now + (parsed ? calendarMs(parsed) : 0);
  const facts: Fact[] = [];
  const effects: Effect[] = [];
  let refusals: readonly Reason[] | null = null;
  let moment = from;
  while (moment.wakeAt !== null && moment.wakeAt <= until && facts.length <= room) {
    const woken = { ...moment, now: Math.max(moment.now, moment.wakeAt) };
    const came = send(cast, woken, { type: "woken" }, SYSTEM);
    moment = came.moment;
    facts.push(...came.facts);
    effects.push(...came.effects);
    refusals = came.refusals ?? refusals;
  }
  return { moment: { ...moment, now: until }, facts, effects, refusals };
}

type Happening = Event extends infer E ? (E extends Event ? Omit<E, "id" | "ticket" | "at" | "actor"> : never) : never;

function happeningOf(
  doing: Exclude<Doing, { readonly pass: unknown }>,
  { ticket }: Moment,
  { kind }: Actor,
): Happening {
  const fromState = ticket?.place?.state ?? "";
  if ("take" in doing) return { type: "stepRequested", transition: doing.take, fromState, answers: doing.with ?? {} };
  if ("takeBack" in doing)
    return { type: "stepRequested", transition: doing.takeBack, fromState, answers: {}, takeBack: true };
  if ("reply" in doing) {
    const authorKind: AuthorKind = kind === "requester" || kind === "thirdParty" ? kind : "agent";
    const message = { public: true, authorKind, text: doing.reply, automatic: doing.automatic ?? false };
    return { type: "messageReceived", message };
  }
  if ("press" in doing) return { type: "macroRequested", macro: doing.press };
  if ("note" in doing)
    return { type: "messageReceived", message: { public: false, authorKind: "agent", text: doing.note } };
  return { type: "changeRequested", changes: changesOf(doing.set) };
}

function send(cast: Cast, moment: Moment, what: Happening, actor: Actor): Came {
  const { ticket, now, events } = moment;
  const event = { id: `example.${events}`, ticket: "example", at: now, actor, ...what } as Event; // The envelope completes it.
  const decision = decideAmongNobody(cast.definitions, ticket, event, now, EXAMPLE_CONTEXT);
  const then = { ...moment, events: events + 1 };
  if (decision.outcome !== "accepted")
    return { moment: then, facts: [], effects: [], refusals: decision.outcome === "rejected" ? decision.reasons : [] };
  return {
    moment: { ...then, ticket: decision.ticket, wakeAt: decision.wakeAt },
    facts: decision.facts,
    effects: decision.effects,
    refusals: what.type === "woken" ? null : [],
  };
}

/** The facts that put a ticket into a state; into a final one it comes from a state before it. */
function begunIn(
  blueprint: CompiledBlueprint,
  { state }: CompiledState,
  draft: NewTicket,
  now: number,
): readonly Fact[] {
  const by = { at: now, by: SYSTEM.id };
  const assigned = draft.assignee !== undefined && draft.assignee !== null;
  const status = state.status === "new" && assigned ? "open" : state.status;
  const created: Fact = { type: "ticketCreated", id: "example", draft: { ...draft, status }, ...by };
  const entered = (id: string): Fact => ({
    type: "blueprintEntered",
    blueprint: blueprint.key,
    version: blueprint.version,
    state: id,
    ...by,
  });
  if (state.final === undefined) return [created, entered(state.id)];
  const before =
    [...blueprint.states.values()].find(({ exits }) => exits.some(({ to }) => to.id === state.id))?.state.id ??
    state.id;
  return [
    created,
    entered(before),
    { type: "stateEntered", from: before, state: state.id, final: state.final, cause: "transition", ...by },
  ];
}

const defined = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const ATTRIBUTES = new Set([
  "subject",
  "priority",
  "type",
  "category",
  "status",
  "assignee",
  "group",
  "department",
  "tags",
]);

/** An edit of an example names attributes and fields side by side; what is no attribute is a field. */
function changesOf(set: {
  readonly [key: string]: Json;
}): Extract<Event, { readonly type: "changeRequested" }>["changes"] {
  const attributes = Object.entries(set).filter(([key]) => ATTRIBUTES.has(key));
  const fields = Object.entries(set).filter(([key]) => !ATTRIBUTES.has(key));
  return { ...Object.fromEntries(attributes), ...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}) };
}
