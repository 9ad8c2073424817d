import { fieldNames } from "../blueprints/condition/field-names.ts";
import { explainCondition, type Scope } from "../blueprints/condition.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Json } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import { fillPlaceholders } from "../blueprints/placeholders.ts";
import { type Sentence, type Text, textIn } from "../blueprints/text.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import { peopleOf } from "../blueprints/vocabulary/people-of.ts";
import { askedBy } from "./answers.ts";
import { dueOf } from "./clocks/due.ts";
import type { CompiledTransition } from "./compiled.ts";
import type { Context } from "./decision.ts";
import type { Definitions } from "./definitions.ts";
import { demandedBy } from "./demands.ts";
import { lookupsOf } from "./lookups.ts";
import { statusIn } from "./move.ts";
import { isCollaborator } from "./permission.ts";
import { assigneeNeeded } from "./reasons.ts";
import { scopeOf } from "./scope.ts";
import { refusals } from "./step-refusals.ts";
import { NO_PARTS, type Part, partsFor } from "./waiting/parts.ts";
import { describeTransition } from "./words.ts";

/** A button: the step, where it leads, and everything that it asks. */
export interface OfferedStep {
  readonly transition: string;
  readonly name: Text;
  readonly to: string;
  readonly toName: Text;
  readonly primary: boolean;
  /** During as in the document, in its order, then what a jump still owes. */
  readonly asks: readonly Ask[];
  readonly fromState: string;
  readonly sentence: Sentence;
  /** Items that a jump skipped and that are asked again here. */
  readonly owed: readonly string[];
  /** What it answers, where the state waits for people; absent: it is a step like any other. */
  readonly part?: Part;
}

/** A step under Not available now, with every reason. */
export interface RefusedStep {
  readonly transition: string;
  readonly name: Text;
  readonly reasons: readonly Reason[];
  /** The failing condition with the values that it saw. */
  readonly explanation?: Json;
}

/** What will happen by itself: at an instant, or on an event. */
export interface UpcomingStep {
  readonly transition: string;
  readonly name: Text;
  readonly to: string;
  readonly dueAt: number | null;
  readonly on: string | null;
}

export interface Offers {
  readonly offered: readonly OfferedStep[];
  readonly refused: readonly RefusedStep[];
  readonly byItself: readonly UpcomingStep[];
  /** Fewest steps from here to an end of the process; null where none is drawn, and on a free ticket. */
  readonly toEnd: number | null;
}

const NOTHING: Offers = { offered: [], refused: [], byItself: [], toEnd: null };

/** Which steps this actor is offered now, which not and why, and what will happen by itself; nothing on a free or closed ticket. */
export function offers(definitions: Definitions, ticket: Ticket, actor: Actor, now: number, context: Context): Offers {
  const { place } = ticket;
  const blueprint = place && definitions.blueprint(place.blueprint, place.version);
  const state = place && blueprint?.states.get(place.state);
  if (!place || !blueprint || !state) return NOTHING;
  const scopeAt = (at: number): Scope =>
    scopeOf(ticket, actor, at, context, undefined, undefined, lookupsOf(definitions));
  const scope = scopeAt(now);
  const offered: OfferedStep[] = [];
  const refused: RefusedStep[] = [];
  const parts = state.waits && ticket.status !== "closed" ? partsFor(state.waits, ticket, actor, scope) : NO_PARTS;
  for (const transition of ticket.status === "closed" ? [] : [...parts.keys(), ...state.buttons]) {
    const part = parts.get(transition);
    const reasons = part?.reasons ?? [
      ...refusals(transition, ticket, actor, scope, false),
      ...ownerMissing(definitions, transition, ticket, actor),
    ];
    const { name, primary, to } = transition.transition;
    if (reasons.length > 0) {
      const failing = transition.when && reasons.some(({ code }) => code === "notOffered") ? transition.when : null;
      const explanation = failing
        ? { explanation: explainCondition(failing.parsed, scope, fieldNames(definitions.fields)) }
        : {};
      refused.push({ transition: transition.id, name, reasons, ...explanation });
      continue;
    }
    const own = part ? transition.asks.map((ask) => ({ ask, owed: null })) : askedBy(blueprint, transition, ticket);
    const asked = part ? own : [...own, ...demandedBy(definitions, ticket, transition.to.status, actor, own)];
    offered.push({
      transition: transition.id,
      name,
      to,
      toName: transition.to.name,
      primary: primary === true || part?.part === "approve",
      asks: asked
        .map(({ ask, owed }) => (owed === null ? ask.ask : demanded(ask.ask)))
        .map((ask) => withFirstWords(definitions, ask, ticket, scope)),
      fromState: place.state,
      sentence: describeTransition(blueprint.document, transition.transition, definitions.fields),
      owed: asked.flatMap(({ ask, owed }) => (owed === null || ask.item === null ? [] : [ask.item])),
      ...(part && { part: part.part }),
    });
  }
  return {
    offered,
    refused,
    byItself:
      ticket.status === "closed"
        ? []
        : state.exits.flatMap((transition) =>
            upcoming(definitions, transition, place.since, (due) => scopeAt(Math.max(due, now))),
          ),
    toEnd: blueprint.toEnd.get(place.state) ?? null,
  };
}

/** A reply begins with the words that are drawn for it, in the language of the ticket and with its own values in their places. */
function withFirstWords({ templates }: Definitions, ask: Ask, { language }: Ticket, scope: Scope): Ask {
  if (ask.ask !== "reply") return ask;
  const drawn = ask.text ?? (ask.template === undefined ? undefined : templates.get(ask.template)?.text);
  return drawn === undefined ? ask : { ...ask, text: fillPlaceholders(textIn(drawn, language), scope, language) };
}

/** What a jump skipped must be given now, whatever its condition says. */
const demanded = (ask: Ask): Ask => (ask.ask === "message" ? ask : { ...ask, required: true });

/** A step into solved that would leave nobody as owner is not offered: neither option nor action gives it one. */
export function ownerMissing(
  definitions: Definitions,
  { to, asks, after }: CompiledTransition,
  ticket: Ticket,
  actor: Actor,
): readonly Reason[] {
  if (statusIn(to, ticket) !== "solved" || ticket.status === "solved") return [];
  if (definitions.lifecycle.assignOnSolve && actor.kind === "agent" && !isCollaborator(actor)) return [];
  const choosing = asks.some(({ ask }) => ask.ask === "people");
  let then = ticket;
  for (const { action } of after) {
    if (action.do === "unassign") then = { ...then, assignee: null };
    if (action.do !== "assign") continue;
    // Whom the step itself lets choose shows only then.
    if (action.to === "chosen" && choosing) return [];
    if (action.to !== "actor" || actor.kind === "agent")
      then = assignedTo(peopleOf([action.to], { ticket: then, actor }), then);
  }
  return then.assignee === null ? [assigneeNeeded()] : [];
}

/** An agent owns the ticket; a group named alone takes it from whoever had it; nobody meant: it stays as it was. */
function assignedTo(people: readonly string[], ticket: Ticket): Ticket {
  const agent = people.find((one) => one.startsWith("agent:"));
  const team = people.find((one) => one.startsWith("group:"));
  if (agent === undefined && team === undefined) return ticket;
  return { ...ticket, assignee: agent ?? null, group: team ?? ticket.group };
}

function upcoming(
  definitions: Definitions,
  transition: CompiledTransition,
  since: number,
  scopeAt: (due: number) => Scope,
): readonly UpcomingStep[] {
  const { id, startWhen, when } = transition;
  const { name, to, start } = transition.transition;
  if (!start) return [];
  if ("on" in start) return [{ transition: id, name, to, dueAt: null, on: start.on }];
  const dueAt = dueOf(definitions, transition, since);
  // What its conditions would hold back at that instant does not happen as things stand.
  const held = dueAt !== null && [startWhen, when].some((guard) => guard && !guard.holds(scopeAt(dueAt)));
  return held ? [] : [{ transition: id, name, to, dueAt, on: null }];
}
