import type { Ticket } from "../blueprints/ticket.ts";
import type { CompiledBlueprint } from "./compiled.ts";
import type { Definitions } from "./definitions.ts";
import { askedOf } from "./waiting/approval.ts";

/** Stands among those who are to take the next step where an owner is, and the ticket has none. */
const NOBODY = "nobody";

/** Words for people who are none of the desk. */
const OUTSIDE: ReadonlySet<string> = new Set(["requester", "rule", "system"]);

const NONE: readonly string[] = [];
const OWNER: readonly string[] = ["owner"];

/**
 * Whose turn it is: whom the buttons of the ticket's state are for, as ids of people, groups, roles and departments, each once. Where
 * nobody is named it is its owner; `nobody` where it has none. Conditions of the steps are not looked at: they may hold in a minute.
 */
export function waitsFor(definitions: Definitions, ticket: Ticket): readonly string[] {
  const { place } = ticket;
  const blueprint = place && definitions.blueprint(place.blueprint, place.version);
  return blueprint ? waitsForIn(blueprint, ticket) : NONE;
}

/** The same in the blueprint that the ticket is in. */
export function waitsForIn(blueprint: CompiledBlueprint, ticket: Ticket): readonly string[] {
  const state = ticket.place && blueprint.states.get(ticket.place.state);
  if (!state || (state.buttons.length === 0 && !state.waits) || ticket.status === "closed") return NONE;
  // Who is asked to approve, or to do a step side by side, has the next step before any button's owner.
  const found = new Set<string>(askedOf(ticket));
  for (const { transition } of state.buttons)
    for (const who of transition.before?.who ?? OWNER) for (const id of meant(who, ticket)) found.add(id);
  return [...found];
}

function meant(who: string, { assignee, group, chosen }: Ticket): readonly string[] {
  if (who === "owner" || who === "actor") return [assignee ?? NOBODY];
  if (who === "ownerGroup") return [group ?? NOBODY];
  if (who === "chosen") return chosen;
  return OUTSIDE.has(who) ? NONE : [who];
}
