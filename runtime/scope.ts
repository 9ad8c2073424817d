import type { Scope } from "../blueprints/condition.ts";
import type { Answers } from "../blueprints/event.ts";
import type { Json, JsonObject } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Context } from "./decision.ts";
import { childrenOf, childrenSolved, openChildren, openTasks } from "./fold-beside.ts";
import type { Lookups } from "./lookups.ts";
import { askedOf } from "./waiting/approval.ts";

/** What documents read of the ticket and of the actor looked at last: a ticket never changes, it is replaced. Weak maps cost more than they save. */
let lastTicket: Ticket | null = null;
let lastView: JsonObject = {};
let lastActor: Actor | null = null;
let lastActorView: JsonObject = {};

/** The ticket flattened for documents: its attributes, and where it stands. */
export function ticketView(ticket: Ticket): JsonObject {
  if (ticket === lastTicket) return lastView;
  const { place } = ticket;
  // Written out, which is four times as fast as leaving `place` out of a copy.
  const view = {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    requesterSubject: ticket.requesterSubject,
    description: ticket.description,
    requester: ticket.requester,
    submitter: ticket.submitter,
    assignee: ticket.assignee,
    group: ticket.group,
    followers: ticket.followers,
    ccs: ticket.ccs,
    department: ticket.department,
    product: ticket.product,
    channel: ticket.channel,
    address: ticket.address,
    language: ticket.language,
    status: ticket.status,
    statusSince: ticket.statusSince,
    priority: ticket.priority,
    type: ticket.type,
    category: ticket.category,
    tags: ticket.tags,
    fields: ticket.fields,
    dueAt: ticket.dueAt,
    resolution: ticket.resolution,
    outcome: ticket.outcome,
    chosen: ticket.chosen,
    flags: ticket.flags,
    reopens: ticket.reopens,
    replies: ticket.replies,
    requesterWords: ticket.requesterWords,
    stations: ticket.stations,
    lastAgentActionAt: ticket.lastAgentActionAt,
    lastRequesterWordAt: ticket.lastRequesterWordAt,
    lastReplyAt: ticket.lastReplyAt,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    solvedAt: ticket.solvedAt,
    snoozedUntil: ticket.snooze?.until ?? null,
    state: place === null ? null : place.state,
    blueprint: place === null ? null : place.blueprint,
    stateSince: place === null ? null : place.since,
    enteredBlueprintAt: place === null ? null : place.enteredAt,
    visits: place === null ? NO_VISITS : place.visits,
    openTasks: ticket.tasks === undefined ? 0 : openTasks(ticket),
    children: ticket.links === undefined ? 0 : childrenOf(ticket).length,
    openChildren: ticket.links === undefined ? 0 : openChildren(ticket),
    childrenSolved: ticket.links === undefined ? false : childrenSolved(ticket),
    rating: ticket.rating?.given?.rating ?? null,
    stars: ticket.rating?.given?.stars ?? null,
    asked: askedOf(ticket),
  };
  lastTicket = ticket;
  lastView = view;
  return view;
}

const NO_VISITS = {};

function actorView(actor: Actor): JsonObject {
  if (actor === lastActor) return lastActorView;
  const { id, kind, groups, roles, departments } = actor;
  lastActor = actor;
  lastActorView = { id, kind, groups, roles, departments };
  return lastActorView;
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
  lookups?: Lookups,
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
    calendars: lookups?.calendars,
    trees: lookups?.trees,
  };
}

/** Nobody is set on the ticket: known to be nothing. What was handed in belongs to the person before, once another is set. */
function source(given: JsonObject | null | undefined, present: string | null): Json | undefined {
  if (present === null) return null;
  if (given && typeof given.id === "string" && given.id !== present) return undefined;
  return given;
}
