import { blueprintSchema } from "../../blueprints/blueprint.ts";
import type { Event } from "../../blueprints/event.ts";
import type { Effect, Fact } from "../../blueprints/facts.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor, Right } from "../../blueprints/people.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import { decide } from "../../runtime/decide.ts";
import type { Context, Decision, TraceEntry } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { offers } from "../../runtime/offers.ts";

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const START = Date.UTC(2026, 10, 23, 8);

/** An agent by key, with what he or she belongs to and may do beyond the process. */
export function agent(key: string, belongs: readonly string[] = [], rights: readonly Right[] = []): Actor {
  const of = (kind: string): readonly string[] => belongs.filter((one) => one.startsWith(`${kind}:`));
  return {
    id: `agent:${key}`,
    kind: "agent",
    groups: of("group"),
    roles: of("role"),
    departments: of("department"),
    rights,
  };
}

export const requester: Actor = { ...SYSTEM, id: "requester:1", kind: "requester" };
export const thirdParty: Actor = { ...SYSTEM, id: "bank", kind: "thirdParty" };

/** A document as a person would write it, read by the grammar and compiled. */
export const published = (document: object, version = 1): CompiledBlueprint =>
  compileBlueprint(
    blueprintSchema.parse({ kind: "blueprint", schemaVersion: 1, name: "Process", ...document }),
    version,
  );

export const field = (key: string, type: FieldDefinition["type"] = "text"): FieldDefinition => ({
  kind: "field",
  schemaVersion: 1,
  key,
  name: key,
  type,
});

export function definitions(
  blueprints: readonly CompiledBlueprint[],
  fields: readonly FieldDefinition[] = [],
  more: Partial<Definitions> = {},
): Definitions {
  return {
    blueprints,
    blueprint: (key, version) => blueprints.find((one) => one.key === key && one.version === version),
    fields: new Map(fields.map((one) => [one.key, one])),
    templates: new Map(),
    lifecycle: BASE_LIFECYCLE,
    ...more,
  };
}

type Happening = Event extends infer E ? (E extends Event ? Omit<E, "id" | "ticket" | "at" | "actor"> : never) : never;

/** One ticket and a clock: sends events through `decide` and remembers what came of them. */
export class Desk {
  definitions: Definitions;
  context: Context;
  ticket: Ticket | null = null;
  now = START;
  wakeAt: number | null = null;
  facts: readonly Fact[] = [];
  effects: readonly Effect[] = [];
  trace: readonly TraceEntry[] = [];
  reasons: readonly Reason[] = [];
  journal: Fact[] = [];
  #events = 0;

  constructor(given: Definitions, context: Context = {}) {
    this.definitions = given;
    this.context = context;
  }

  get present(): Ticket {
    if (!this.ticket) throw new Error("No ticket was made.");
    return this.ticket;
  }

  get state(): string | null {
    return this.present.place?.state ?? null;
  }

  send(what: Happening, actor: Actor): Decision {
    const event = { id: `e${this.#events++}`, ticket: "t1", at: this.now, actor, ...what } as Event;
    const decision = decide(this.definitions, this.ticket, event, this.now, this.context);
    this.trace = decision.outcome === "needs" ? [] : decision.trace;
    this.reasons = decision.outcome === "rejected" ? decision.reasons : [];
    this.facts = decision.outcome === "accepted" ? decision.facts : [];
    this.effects = decision.outcome === "accepted" ? decision.effects : [];
    if (decision.outcome === "accepted") {
      this.ticket = decision.ticket;
      this.wakeAt = decision.wakeAt;
      this.journal.push(...decision.facts);
    }
    return decision;
  }

  submit(draft: object = {}, actor: Actor = requester): this {
    this.send(
      {
        type: "ticketSubmitted",
        draft: { number: 1, subject: "Help", channel: "form", requester: "requester:1", ...draft },
      },
      actor,
    );
    return this;
  }

  step(
    actor: Actor,
    transition: string,
    answers: Extract<Event, { type: "stepRequested" }>["answers"] = {},
    fromState = this.state ?? "",
  ): this {
    this.send({ type: "stepRequested", transition, fromState, answers }, actor);
    return this;
  }

  change(actor: Actor, changes: Extract<Event, { type: "changeRequested" }>["changes"]): this {
    this.send({ type: "changeRequested", changes }, actor);
    return this;
  }

  says(
    actor: Actor,
    text: string,
    more: { readonly public?: boolean; readonly automatic?: boolean; readonly cc?: true } = {},
  ): this {
    const kind = more.cc ? "cc" : actor.kind === "requester" || actor.kind === "thirdParty" ? actor.kind : "agent";
    this.send(
      {
        type: "messageReceived",
        message: { public: more.public ?? true, authorKind: kind, text, automatic: more.automatic ?? false },
      },
      actor,
    );
    return this;
  }

  /** Time passes; the worker wakes the ticket at each deadline, or looks once at the end (`late`). */
  pass(ms: number, late = false): this {
    const until = this.now + ms;
    while (!late && this.wakeAt !== null && this.wakeAt <= until) {
      this.now = Math.max(this.now, this.wakeAt);
      this.wake();
    }
    this.now = until;
    if (late) this.wake();
    return this;
  }

  wake(): this {
    this.send({ type: "woken" }, SYSTEM);
    return this;
  }

  offered(actor: Actor): readonly string[] {
    return offers(this.definitions, this.present, actor, this.now, this.context).offered.map(
      ({ transition }) => transition,
    );
  }

  types(): readonly string[] {
    return this.facts.map(({ type }) => type);
  }

  refusals(): readonly string[] {
    return this.reasons.map(({ code, pointer }) => `${code} ${pointer}`);
  }
}
