import type { Answers, Event, NewTicket, TicketChanges } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Status } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledBlueprint } from "../compiled.ts";
import { decide } from "../decide.ts";
import type { Context, Decision } from "../decision.ts";
import type { Definitions } from "../definitions.ts";

/** One event of a log, as its mapping reads it. */
export interface LoggedEvent {
  /** Id that it has at the door: the same each time the log is read. */
  readonly id: string;
  readonly activity: string;
  /** Epoch ms. */
  readonly at: number;
  readonly actor: Actor;
  /** As the first event it makes the ticket, with this status. */
  readonly creates: Status | null;
  /** Transitions that it may be, in order. Null: the mapping does not know the activity. */
  readonly steps: readonly string[] | null;
  /** It moves nothing and is kept as an internal note. */
  readonly note: boolean;
  readonly answers: Answers;
  /** Attributes that this row gives otherwise than the rows before it. */
  readonly changes: TicketChanges | null;
  /** Line of the file, for the report. */
  readonly line: number;
}

/** One case of a log: a ticket to be, with its events in order of time. */
export interface LoggedCase {
  readonly name: string;
  readonly ticket: string;
  readonly draft: NewTicket;
  readonly events: readonly LoggedEvent[];
}

/** Where one logged event led, and whether the blueprint offers that. */
export interface Mark {
  readonly logged: LoggedEvent;
  readonly outcome: "created" | "fitted" | "noted" | "deviated" | "refused";
  /** State before and after; null outside the blueprint. */
  readonly from: string | null;
  readonly to: string | null;
  /** The step it was; null for what is no step. */
  readonly transition: string | null;
  readonly at: number;
  readonly reasons: readonly Reason[];
}

/** A case followed along a blueprint: what to send through the door, and what it says about the blueprint. */
export interface Walk {
  readonly events: readonly Event[];
  readonly marks: readonly Mark[];
  /** The ticket as it will stand; null when it could not be made. */
  readonly ticket: Ticket | null;
}

/**
 * Follows one case along the blueprint. What the blueprint does not offer becomes a marked jump to the state that the
 * activity's first step leads to, so that every event is accounted for and the ticket ends where the log says.
 * `from` is the ticket where it is here already: then the case's events are those that are still to come.
 */
export function followCase(
  definitions: Definitions,
  blueprint: CompiledBlueprint,
  logged: LoggedCase,
  context: Context = {},
  from: Ticket | null = null,
): Walk {
  const events: Event[] = [];
  const marks: Mark[] = [];
  let ticket: Ticket | null = from;

  const attempt = (event: Event): readonly Reason[] | null => {
    const decision: Decision = decide(definitions, ticket, event, event.at, context);
    if (decision.outcome === "rejected") return decision.reasons;
    if (decision.outcome === "needs") return [];
    ticket = decision.ticket;
    events.push(event);
    return null;
  };

  const [first] = logged.events;
  if (!first) return { events, marks, ticket };
  if (from) {
    for (const one of logged.events) marks.push(step(one));
    return { events, marks, ticket };
  }
  const refusal = enter(first);
  if (refusal) return { events: [], marks: logged.events.map((one) => refused(one, refusal)), ticket: null };
  if (first.creates !== null) marks.push(mark(first, "created", null, null));
  for (const one of logged.events) if (one !== first || first.creates === null) marks.push(step(one));
  return { events, marks, ticket };

  function enter(one: LoggedEvent): readonly Reason[] | null {
    const draft = { ...logged.draft, status: one.creates ?? "new" };
    const made = attempt({
      ...envelope(one, one.creates === null ? "/made" : ""),
      type: "ticketSubmitted",
      draft,
    });
    if (made) return made;
    if (place()?.blueprint === blueprint.key) return null;
    return attempt({ ...envelope(one, "/entered"), type: "entryRequested", blueprint: blueprint.key });
  }

  function step(one: LoggedEvent): Mark {
    const from = place()?.state ?? null;
    if (one.changes) attempt({ ...envelope(one, "/changes"), type: "changeRequested", changes: one.changes });
    const reasons: Reason[] = [];
    for (const transition of from === null ? [] : offeredSteps(one, from)) {
      const no = attempt({
        ...envelope(one),
        type: "stepRequested",
        transition,
        fromState: from ?? "",
        answers: one.answers,
      });
      if (!no) return mark(one, "fitted", from, transition);
      reasons.push(...no);
    }
    if (one.note) {
      const no = attempt({
        ...envelope(one),
        type: "messageReceived",
        message: { public: false, authorKind: "rule", text: one.activity, channel: "import" },
      });
      return no ? refused(one, no) : mark(one, "noted", from, null);
    }
    // An activity that the mapping does not know moves nothing: a jump in place says that it happened.
    const to = one.steps?.map((id) => blueprint.transitions.get(id)?.to.id).find((id) => id !== undefined) ?? from;
    if (to === null) return refused(one, reasons);
    const no = attempt({
      ...envelope(one),
      type: "jumpRequested",
      to,
      reason: `${one.activity} is not offered in ${from}.`,
      marked: one.activity,
    });
    return no ? refused(one, no) : mark(one, "deviated", from, null, reasons);
  }

  function offeredSteps(one: LoggedEvent, from: string): readonly string[] {
    const exits = blueprint.exits(from);
    return (one.steps ?? []).filter((id) => exits.some((exit) => exit.id === id));
  }

  function place() {
    return ticket?.place ?? null;
  }

  function envelope(one: LoggedEvent, suffix = "") {
    return { id: one.id + suffix, ticket: logged.ticket, at: one.at, actor: one.actor, history: true } as const;
  }

  function mark(
    one: LoggedEvent,
    outcome: Mark["outcome"],
    from: string | null,
    transition: string | null,
    reasons: readonly Reason[] = [],
  ): Mark {
    return { logged: one, outcome, from, to: place()?.state ?? null, transition, at: one.at, reasons };
  }

  function refused(one: LoggedEvent, reasons: readonly Reason[]): Mark {
    const state = place()?.state ?? null;
    return { logged: one, outcome: "refused", from: state, to: state, transition: null, at: one.at, reasons };
  }
}
