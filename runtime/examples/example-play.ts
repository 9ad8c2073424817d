import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Example, Expectation } from "../../blueprints/example.ts";
import type { Effect, Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import type { AuthorKind } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledBlueprint, CompiledState } from "../compile.ts";
import type { Definitions } from "../definitions.ts";
import { evolve } from "../evolve.ts";
import { decideAmongNobody } from "../nobody.ts";
import { EXAMPLE_CONTEXT, judge, unexpected } from "./judge.ts";

/** Where the clock stands in an example that does not say. */
const START = Date.UTC(2026, 0, 5, 9);

/** An example that comes to more than so many facts proves nothing, and whoever runs it waits. */
const MOST_FACTS = 2_000;

type Step = Example["when"][number];

/** One example under way: the ticket, the clock, and everything that came of it. */
export class Play {
  readonly definitions: Definitions;
  /** In which the example begins where it names a state; null where there is none, and tickets are free. */
  readonly blueprint: CompiledBlueprint | null;
  readonly example: Example;
  readonly facts: Fact[] = [];
  readonly effects: Effect[] = [];
  ticket: Ticket | null = null;
  now: number;
  wakeAt: number | null = null;
  refusals: readonly Reason[] = [];
  #events = 0;
  /** An expectation has looked at the last refusal. */
  #examined = false;

  constructor(definitions: Definitions, blueprint: CompiledBlueprint | null, example: Example) {
    this.definitions = definitions;
    this.blueprint = blueprint;
    this.example = example;
    this.now = example.given.now === undefined ? START : Date.parse(example.given.now);
  }

  run(): readonly Sentence[] {
    const failures: Sentence[] = [];
    const given = this.#stranger() ?? this.#given();
    if (given) return [given];
    for (const step of this.example.when) {
      if (this.facts.length > MOST_FACTS) return [...failures, TOO_LONG];
      if ("expect" in step) {
        failures.push(...this.#judge(step.expect));
        this.#examined = true;
        continue;
      }
      // A refusal that nobody expected before the example goes on is a failure, or it would hide behind the next step.
      if (!this.#examined) failures.push(...unexpected(this.refusals));
      if (!("pass" in step)) this.#examined = false;
      this.#do(step);
    }
    if (this.facts.length > MOST_FACTS) return [...failures, TOO_LONG];
    return [...failures, ...this.#judge(this.example.then)];
  }

  /** Who is nobody of the example: a misspelt name would otherwise act, or be offered nothing, and the example would pass. */
  #stranger(): Sentence | null {
    const { given, when, then } = this.example;
    const names = [...when, { expect: then }].flatMap((step) => {
      if ("expect" in step) return Object.keys(step.expect.offered ?? {});
      return "as" in step ? [step.as] : [];
    });
    const known = new Set(["requester", "thirdParty", ...Object.keys(given.people ?? {})]);
    const name = names.find((one) => !known.has(one));
    return name === undefined
      ? null
      : {
          en: `Nobody called ${name} is among the people of the example.`,
          fr: `Personne du nom de ${name} ne figure parmi les personnes de l’exemple.`,
        };
  }

  #judge(expected: Expectation): readonly Sentence[] {
    const { definitions, ticket, facts, effects, now } = this;
    const refusals = expected.refused === undefined && this.#examined ? [] : this.refusals;
    if (!ticket) return [{ en: "The ticket was refused at the door.", fr: "Le ticket a été refusé à l’entrée." }];
    return judge(expected, { definitions, ticket, facts, effects, refusals, now, actor: (id) => this.#actor(id) });
  }

  /** Makes the ticket. Standing in a state it is put there; else it comes to the door and tries to enter. */
  #given(): Sentence | null {
    const { state, status, priority, ...rest } = this.example.given.ticket ?? {};
    const draft = {
      number: 1,
      subject: "Example",
      channel: "form",
      requester: "requester:1",
      ...defined(rest),
      ...(priority === undefined ? {} : { priority }),
    } as NewTicket; // Undefined keys are gone, and the grammar knows no others.
    const stands = state === undefined ? null : this.blueprint?.states.get(state);
    if (stands === undefined)
      return {
        en: `The example begins in ${state}, which is no state.`,
        fr: `L’exemple commence dans ${state}, qui n’est pas un état.`,
      };
    if (!stands || !this.blueprint) {
      const opens = status === undefined ? draft : { ...draft, status };
      this.#send({ type: "ticketSubmitted", draft: opens }, { ...SYSTEM, rights: ["close"] });
      return null;
    }
    const begun = begunIn(this.blueprint, stands, draft, this.now);
    for (const fact of begun) this.ticket = evolve(this.ticket, fact);
    // A wake finds the first deadline of the state.
    this.#send({ type: "woken" }, SYSTEM);
    return null;
  }

  #do(step: Exclude<Step, { readonly expect: unknown }>): void {
    if ("pass" in step) {
      this.#pass(step.pass);
      return;
    }
    const actor = this.#actor(step.as);
    if ("take" in step)
      this.#send(
        {
          type: "stepRequested",
          transition: step.take,
          fromState: this.ticket?.place?.state ?? "",
          answers: step.with ?? {},
        },
        actor,
      );
    else if ("takeBack" in step)
      this.#send(
        {
          type: "stepRequested",
          transition: step.takeBack,
          fromState: this.ticket?.place?.state ?? "",
          answers: {},
          takeBack: true,
        },
        actor,
      );
    else if ("reply" in step)
      this.#send(
        {
          type: "messageReceived",
          message: {
            public: true,
            authorKind: authorKind(actor),
            text: step.reply,
            automatic: step.automatic ?? false,
          },
        },
        actor,
      );
    else if ("press" in step) this.#send({ type: "macroRequested", macro: step.press }, actor);
    else if ("note" in step)
      this.#send({ type: "messageReceived", message: { public: false, authorKind: "agent", text: step.note } }, actor);
    else this.#send({ type: "changeRequested", changes: changesOf(step.set) }, actor);
  }

  /** Wakes the ticket at every deadline on the way, as the worker would. */
  #pass(duration: string): void {
    const parsed = parseDuration(duration);
    const until = this.now + (parsed ? calendarMs(parsed) : 0);
    while (this.wakeAt !== null && this.wakeAt <= until && this.facts.length <= MOST_FACTS) {
      this.now = Math.max(this.now, this.wakeAt);
      this.#send({ type: "woken" }, SYSTEM);
    }
    this.now = until;
  }

  #send(what: Happening, actor: Actor): void {
    const event = { id: `example.${this.#events++}`, ticket: "example", at: this.now, actor, ...what } as Event; // The envelope completes it.
    const decision = decideAmongNobody(this.definitions, this.ticket, event, this.now, EXAMPLE_CONTEXT);
    if (decision.outcome === "accepted") {
      this.ticket = decision.ticket;
      this.wakeAt = decision.wakeAt;
      this.facts.push(...decision.facts);
      this.effects.push(...decision.effects);
      this.refusals = what.type === "woken" ? this.refusals : [];
    } else this.refusals = decision.outcome === "rejected" ? decision.reasons : [];
  }

  #actor(id: string): Actor {
    if (id === "requester") return { ...SYSTEM, id: this.ticket?.requester ?? "requester:1", kind: "requester" };
    if (id === "thirdParty") return { ...SYSTEM, id: "thirdParty", kind: "thirdParty" };
    const belongs = this.example.given.people?.[id] ?? [];
    const of = (kind: string): readonly string[] => belongs.filter((one) => one.startsWith(`${kind}:`));
    const department = this.ticket?.department;
    const departments = of("department").length > 0 || !department ? of("department") : [department];
    return { id, kind: "agent", groups: of("group"), roles: of("role"), departments, rights: [] };
  }
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

type Happening = Event extends infer E ? (E extends Event ? Omit<E, "id" | "ticket" | "at" | "actor"> : never) : never;

const authorKind = (actor: Actor): AuthorKind =>
  actor.kind === "requester" || actor.kind === "thirdParty" ? actor.kind : "agent";

const defined = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const TOO_LONG: Sentence = {
  en: `More than ${MOST_FACTS} facts come of it: what happens by itself does not come to rest.`,
  fr: `Il en résulte plus de ${MOST_FACTS} faits : ce qui se fait de soi-même ne s’arrête pas.`,
};

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
