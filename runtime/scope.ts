import type { Scope } from "../blueprints/condition.ts";
import type { Answers } from "../blueprints/event.ts";
import type { Json, JsonObject } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Context } from "./decision.ts";

/** A ticket never changes, it is replaced: what documents read of it is made once an object. */
const views = new WeakMap<Ticket, JsonObject>();

/** The ticket flattened for documents: its attributes, and where it stands. */
export function ticketView(ticket: Ticket): JsonObject {
  const known = views.get(ticket);
  if (known) return known;
  const { place, ...attributes } = ticket;
  const view = {
    ...attributes,
    state: place?.state ?? null,
    blueprint: place?.blueprint ?? null,
    stateSince: place?.since ?? null,
    enteredBlueprintAt: place?.enteredAt ?? null,
    visits: place?.visits ?? {},
  } as unknown as JsonObject; // Every attribute of a ticket is JSON; interfaces have no index signature.
  views.set(ticket, view);
  return view;
}

const actors = new WeakMap<Actor, JsonObject>();

function actorView(actor: Actor): JsonObject {
  const known = actors.get(actor);
  if (known) return known;
  const { id, kind, groups, roles, departments } = actor;
  const view = { id, kind, groups, roles, departments };
  actors.set(actor, view);
  return view;
}

const NONE: Answers = {};

/** Everything that a condition may read. A source that the shell did not hand in is absent, hence unknown. */
export function scopeOf(
  ticket: Ticket,
  actor: Actor,
  now: number,
  context: Context,
  event: JsonObject | undefined,
  answers: Answers = NONE,
): Scope {
  const { requester, organization, assignee, group } = context;
  return {
    ticket: ticketView(ticket),
    requester: source(requester, ticket.requester),
    organization: organization,
    assignee: source(assignee, ticket.assignee),
    group: source(group, ticket.group),
    event,
    answers,
    actor: actorView(actor),
    now,
  };
}

/** Nobody is set on the ticket: known to be nothing. What was handed in belongs to the person before, once another is set. */
function source(given: JsonObject | null | undefined, present: string | null): Json | undefined {
  if (present === null) return null;
  if (given && typeof given.id === "string" && given.id !== present) return undefined;
  return given;
}
