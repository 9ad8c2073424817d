import type { Event } from "../../blueprints/event.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Status } from "../../blueprints/status.ts";
import type { Language } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { decide } from "../../runtime/decide.ts";
import type { Context, Decision } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { derivedId } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import type { LoadedTicket } from "../tickets/load.ts";
import { type Rows, rowsOf } from "../tickets/rows.ts";
import { fillIn } from "./answers.ts";
import { type Dice, diceOf } from "./dice.ts";
import { words } from "./stories.ts";

type Unstamped<E> = E extends unknown ? Omit<E, "id" | "ticket"> : never;
type AcceptedDecision = Extract<Decision, { readonly outcome: "accepted" }>;

/** What most tickets do not come to. */
const AVOIDED = /spam|duplicate|longer|over|hand-back|send-back|known|reopen|ask-customer/;

/** Who is around all these tickets. */
export interface World {
  readonly definitions: Definitions;
  readonly people: ReadonlyMap<string, Actor>;
  readonly requesters: ReadonlyMap<string, JsonObject>;
  readonly dice: Dice;
}

/**
 * One ticket's life, told by the runtime itself: every event at its own time, with its triggers, time limits and deadlines, as it
 * would have been. Nothing of it leaves: what the runtime asks to be sent is dropped.
 */
export class PastLife {
  readonly #world: World;
  readonly #id: string;
  #loaded: LoadedTicket | undefined;
  #wakeAt: number | null = null;
  readonly rows: Rows[] = [];

  constructor(world: World, index: number) {
    this.#world = world;
    this.#id = derivedId("demo past", index);
  }

  get ticket(): Ticket | undefined {
    return this.#loaded?.ticket;
  }

  /** False: the runtime said no, and the life goes on without it. */
  send(unstamped: Unstamped<Event>): boolean {
    // The rest of the event is what its own type says.
    const event = { ...unstamped, id: derivedId(this.#id, this.rows.length + 1), ticket: this.#id } as Event;
    const context = this.#around(event);
    const decision = decide(this.#world.definitions, this.#loaded?.ticket ?? null, event, event.at, context);
    if (decision.outcome !== "accepted") return false;
    const quiet: AcceptedDecision = { ...decision, effects: [], trace: [] };
    const rows = rowsOf({ event }, this.#loaded, quiet, context, event.at);
    this.rows.push(rows);
    this.#wakeAt = decision.wakeAt;
    this.#loaded = { ticket: decision.ticket, version: rows.inbox.version };
    return true;
  }

  #around(event: Event): Context {
    const requester = event.type === "ticketSubmitted" ? event.draft.requester : this.ticket?.requester;
    const group = this.ticket?.group;
    // Nobody is given a ticket by himself in the past of a demo: people take them.
    const candidates = group ? { [group]: { people: [], lastOwner: null } } : {};
    return { requester: this.#world.requesters.get(requester ?? "") ?? null, candidates, mentioned: {} };
  }

  says(at: number, by: string, text: string): void {
    const agent = this.#world.people.get(by);
    const message = { public: true, authorKind: agent ? "agent" : "requester", author: by, text } as const;
    this.send({ type: "messageReceived", at, actor: agent ?? requesterActor(by), message });
  }

  /** Takes a step that leads to one of these statuses; a free ticket is set to the first. */
  goes(at: number, by: string, to: readonly Status[], language: Language): boolean {
    const actor = this.#world.people.get(by);
    // A deadline may have moved it meanwhile: whoever comes finds it where it is then.
    if (this.#wakeAt !== null && this.#wakeAt <= at) this.sleeps(at);
    const { ticket } = this;
    if (!actor || !ticket || (ticket.place !== null && ticket.place.ended !== null)) return false;
    const [status] = to;
    if (!ticket.place)
      return status !== undefined && this.send({ type: "changeRequested", at, actor, changes: { status } });
    const { definitions, dice } = this.#world;
    const { blueprint, version, state: fromState } = ticket.place;
    const ways = (definitions.blueprint(blueprint, version)?.states.get(fromState)?.buttons ?? []).filter(
      ({ id, to: target }) =>
        target.id !== fromState &&
        to.includes(target.status) &&
        (target.final ?? "resolved") === "resolved" &&
        !AVOIDED.test(id),
    );
    while (ways.length > 0) {
      const [way] = ways.splice(dice.below(ways.length), 1);
      if (!way) break;
      const asks = way.asks.map(({ ask }) => ask);
      const answers = fillIn({ asks }, { fields: definitions.fields, language, at, dice });
      if (this.send({ type: "stepRequested", at, actor, transition: way.id, fromState, answers })) return true;
    }
    return false;
  }

  /** Hands it to somebody, where no step has done so. */
  hands(at: number, to: string): void {
    const actor = this.#world.people.get(to);
    if (actor && this.ticket?.assignee !== to)
      this.send({ type: "changeRequested", at, actor, changes: { assignee: to } });
  }

  /** Whoever asked says how it went, where he was asked. */
  rates(at: number): void {
    // It is asked some time after solving.
    if (this.#wakeAt !== null && this.#wakeAt <= at) this.sleeps(at);
    const { ticket } = this;
    if (!ticket?.rating || ticket.rating.given || ticket.requester === null) return;
    // A die of its own: what becomes of the ticket is the same whoever is pleased.
    const roll = diceOf(ticket.number).roll();
    const rating = roll < 0.74 ? "good" : roll < 0.9 ? "okay" : "bad";
    const actor = requesterActor(ticket.requester);
    this.send({ type: "ratingGiven", at, actor, rating, stars: null, comment: "" });
  }

  /** Lets the clock run: every deadline that has passed acts at its own instant. */
  sleeps(until: number): void {
    if (this.ticket && this.ticket.status !== "closed") this.send({ type: "woken", at: until, actor: SYSTEM });
  }

  word(kind: "reply" | "followUp", language: Language): string {
    return this.#world.dice.pick(words[language][kind]);
  }
}
