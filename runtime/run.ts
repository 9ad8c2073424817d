import type { Scope } from "../blueprints/condition.ts";
import type { Answers, Event } from "../blueprints/event.ts";
import type { Effect, Fact } from "../blueprints/facts.ts";
import type { Json, JsonObject } from "../blueprints/json.ts";
import type { Message } from "../blueprints/message.ts";
import { type Actor, ownsNothing } from "../blueprints/people.ts";
import type { Sentence } from "../blueprints/text.ts";
import type { ClockRef, ThirdParty, Ticket } from "../blueprints/ticket.ts";
import type { Happening } from "../blueprints/trigger.ts";
import type { NewEffect, NewFact, NextMove, Scene } from "../blueprints/vocabulary/action.ts";
import type { CompiledBlueprint, CompiledState } from "./compiled.ts";
import type { Context, Need, TraceEntry } from "./decision.ts";
import type { Definitions } from "./definitions.ts";
import { evolve } from "./evolve.ts";
import { type Lookups, lookupsOf } from "./lookups.ts";
import { outsideWords, tellMentioned, tellShared } from "./mentions.ts";
import type { Refusal } from "./reasons.ts";
import { happeningsOf } from "./rules/happenings.ts";
import { scopeOf } from "./scope.ts";
import { threadOf } from "./third-party/threads.ts";

/** Everything of one decision while it is being made. It is thrown away when the answer is no. */
export class Run {
  readonly definitions: Definitions;
  readonly event: Event;
  readonly context: Context;
  readonly now: number;
  readonly facts: Fact[] = [];
  readonly effects: Effect[] = [];
  readonly trace: TraceEntry[] = [];
  /** The ticket as the facts so far make it; null before it exists. */
  ticket: Ticket | null;
  /** Instant of whatever happens now: the event's own, or the due instant while deadlines catch up. */
  at: number;
  /** What changed since conditions on changes last looked, for `changed`, `from` and `to`. */
  changes: { [field: string]: { readonly from: Json; readonly to: Json } } = {};
  changed = false;
  /** What triggers may start on, since the event or the deadline that acts now; collected only where there are triggers. */
  happened: Set<Happening> | null = null;
  /** Rules of the triggers that have acted since then: each acts at most once. */
  acted: Set<string> | null = null;
  /** As `changes`, but since the event: what a trigger's `changed` compares with. */
  #sinceEvent: Run["changes"] = {};
  /** The ticket and the number of facts when clocks were last asked what has ended, and the facts when the policy was chosen. */
  timedTicket: Ticket | null;
  timedFacts = 0;
  chosenFacts = 0;
  /** What its sender does is done to many tickets at once. */
  readonly #many: boolean;
  #ids = 0;
  #noted = false;
  #view: JsonObject | null = null;
  #clock: ClockRef | null = null;
  readonly #lookups: Lookups;

  /** Makes the further moves that actions ask for. */
  readonly nextMove: (run: Run, next: NextMove, rule: string, actor: Actor) => Refusal | null;
  /** What the shell must read before this decision can be made: it is made again from the start then. */
  readonly needs: Need[] = [];
  /** Events of other tickets that come of this one. */
  readonly follows: Event[] = [];
  /** Actions that the chain has performed so far; no more after so many: `spent`. */
  actions: number;
  spent = false;
  /** It has come to a state that waits for something, which is not asked for yet. */
  waits = false;
  /** The group in which somebody has been looked for since the event or the deadline that acts now. */
  soughtIn: string | null = null;

  constructor(
    definitions: Definitions,
    ticket: Ticket | null,
    event: Event,
    now: number,
    context: Context,
    nextMove: Run["nextMove"],
  ) {
    this.nextMove = nextMove;
    this.definitions = definitions;
    this.#lookups = lookupsOf(definitions);
    this.ticket = ticket;
    this.timedTicket = ticket;
    this.event = event;
    this.now = now;
    this.context = context;
    this.at = event.at;
    this.#many = "many" in event && event.many === true;
    this.actions = event.cause?.actions ?? 0;
    // What is closed stays as it is: triggers still run in the event that closes it, none later.
    const live = !event.history && ticket?.status !== "closed";
    if (live && definitions.triggers && definitions.triggers.list.length > 0) {
      this.happened = new Set();
      this.acted = new Set();
    }
  }

  /** The ticket, where there must be one. */
  get present(): Ticket {
    if (!this.ticket) throw new Error("The ticket does not exist yet.");
    return this.ticket;
  }

  /** Blueprint and state in which the ticket stands; null when it is free or its version is not there. */
  get standing(): { readonly blueprint: CompiledBlueprint; readonly state: CompiledState } | null {
    const place = this.ticket?.place;
    if (!place) return null;
    const blueprint = this.definitions.blueprint(place.blueprint, place.version);
    const state = blueprint?.states.get(place.state);
    return blueprint && state ? { blueprint, state } : null;
  }

  readonly nextId = (): string => `${this.event.id}.${this.#ids++}`;

  scope(actor: Actor, answers?: Answers): Scope {
    return scopeOf(this.present, actor, this.at, this.context, this.#eventView(), answers, this.#lookups);
  }

  /** What a trigger's condition reads: changes are those since the event. */
  triggerScope(actor: Actor): Scope {
    const event = { ...this.#eventView(), changes: this.#sinceEvent };
    return scopeOf(this.present, actor, this.at, this.context, event, undefined, this.#lookups);
  }

  /** A deadline acts: what follows of it is a history of its own. */
  beginAnew(): void {
    this.settleChanges();
    this.tellOf(null);
    this.soughtIn = null;
    this.actions = this.event.cause?.actions ?? 0;
    this.spent = false;
    if (!this.happened) return;
    this.happened = new Set();
    this.acted = new Set();
    this.#sinceEvent = {};
  }

  /** The clock of which something is told now: conditions read it as `event.clock`. */
  tellOf(clock: ClockRef | null): void {
    if (this.#clock === clock) return;
    this.#clock = clock;
    this.#view = null;
  }

  /** Why nothing is assigned to somebody; null: he may own tickets. */
  readonly againstOwner = (person: string): Sentence | null => {
    const why = this.definitions.noOwners?.get(person);
    return why === undefined ? null : ownsNothing(person, why);
  };

  scene(actor: Actor, answers: Answers, scope: Scope): Scene {
    return {
      ticket: this.present,
      actor,
      at: this.at,
      answers,
      scope,
      fields: this.definitions.fields,
      templates: this.definitions.templates,
      againstOwner: this.againstOwner,
      nextId: this.nextId,
    };
  }

  /** Stamps a fact, folds it, and notes what it changed. */
  record(fact: NewFact, actor: Actor, rule?: string): void {
    const one =
      rule === undefined ? { ...fact, at: this.at, by: actor.id } : { ...fact, at: this.at, by: actor.id, rule };
    // Stamping gives back the very member of the union from which the stamp was left out.
    const stamped = (this.#many && actor.id === this.event.actor.id ? { ...one, many: true } : one) as Fact;
    const before = this.ticket;
    this.facts.push(stamped);
    this.ticket = evolve(before, stamped);
    this.#note(stamped);
    if (stamped.type === "messageAdded") {
      this.#mail(stamped.message, rule);
      tellMentioned(this, stamped.message, actor);
    } else if (before?.unshared && stamped.type === "fieldSet" && stamped.field === "followers")
      tellShared(this, before, stamped.to, actor);
  }

  /** Asks for an effect; imported history reaches nobody. */
  ask(effect: NewEffect, rule: string): void {
    if (this.event.history) return;
    const asked = { ...effect, id: this.nextId(), ticket: this.present.id, rule };
    const { cause } = this.event;
    this.effects.push((cause ? { ...asked, cause } : asked) as Effect); // As for facts.
  }

  settleChanges(): void {
    if (!this.#noted) return;
    this.#noted = false;
    this.changes = {};
    this.changed = false;
    this.#view = null;
  }

  #note(fact: Fact): void {
    // The word that a ticket comes with is the ticket's creation, no reply.
    const first = this.event.type === "ticketSubmitted" && fact.type === "messageAdded";
    if (this.happened && !first) for (const happening of happeningsOf(fact)) this.happened.add(happening);
    if (fact.type === "fieldSet") this.#change(fact.field, fact.from, fact.to);
    // In a blueprint the status follows the state: it is no change of a field that could start something.
    else if (fact.type === "statusChanged") this.#put("status", fact.from, fact.to);
    else if (fact.type === "assigned") {
      if (fact.was.assignee !== fact.assignee) this.#change("assignee", fact.was.assignee, fact.assignee);
      if (fact.was.group !== fact.group) this.#change("group", fact.was.group, fact.group);
    } else if (fact.type === "tagged" || fact.type === "untagged") {
      const others = this.present.tags.filter((tag) => tag !== fact.tag);
      this.#change("tags", fact.type === "tagged" ? others : [...others, fact.tag], this.present.tags);
    }
  }

  #change(field: string, from: Json, to: Json): void {
    this.#put(field, from, to);
    this.changed = true;
  }

  /** From stays what it was before the event, however often the value changes. */
  #put(field: string, from: Json, to: Json): void {
    const earlier = Object.hasOwn(this.changes, field) ? this.changes[field] : undefined;
    this.changes[field] = { from: earlier ? earlier.from : from, to };
    if (this.happened) {
      const first = Object.hasOwn(this.#sinceEvent, field) ? this.#sinceEvent[field] : undefined;
      this.#sinceEvent[field] = { from: first ? first.from : from, to };
    }
    this.#noted = true;
  }

  /** What an agent says in public goes to the requester and the CCs, in a private thread to the third party alone. */
  #mail(message: Message, rule: string | undefined): void {
    const outside = message.public || message.thread !== undefined;
    if (!outside || message.authorKind !== "agent" || message.automatic) return;
    if (message.text === "" && message.attachments.length === 0) return;
    const to = [...new Set([...message.to, ...message.cc])];
    if (to.length === 0) return;
    const party = message.thread === undefined ? undefined : threadOf(this.present, message.thread);
    if (party) this.writeTo(party, message, rule);
    if (!message.public) return;
    const { number, subject } = this.present;
    const letter = { to, subject: `[#${number}] ${subject}`, text: outsideWords(this, message) };
    this.ask({ type: "mail", message: message.id, ...letter }, rule ?? "ticket");
  }

  /** A letter to the third party of a private thread of this ticket. */
  writeTo(
    { id, address, subject, language }: ThirdParty,
    message: Pick<Message, "id" | "text" | "authorKind" | "automatic">,
    rule = "ticket",
  ): void {
    const letter = {
      to: [address],
      subject: `[#${this.present.number}] ${subject}`,
      text: outsideWords(this, message),
    };
    this.ask({ type: "mail", message: message.id, ...letter, thread: { id, language } }, rule);
  }

  #eventView(): JsonObject {
    // Built once; changes are noted in place.
    this.#view ??= this.#newEventView();
    return this.#view;
  }

  #newEventView(): JsonObject {
    const { event } = this;
    const message =
      event.type === "messageReceived" || event.type === "ticketSubmitted" ? (event.message ?? null) : null;
    return {
      type: event.type,
      at: event.at,
      by: event.actor.id,
      kind: event.actor.kind,
      text: event.type === "ratingGiven" ? event.comment : (message?.text ?? null),
      public: message?.public ?? null,
      author: message?.authorKind ?? null,
      automatic: message?.automatic ?? null,
      changes: this.changes,
      clock: this.#clock && { metric: this.#clock.metric, of: this.#clock.of, instance: this.#clock.instance },
    };
  }
}
