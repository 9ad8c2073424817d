import type { State } from "../../blueprints/blueprint.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { dueOf } from "../../runtime/clocks/due.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { PlaceView, Station, TicketSummary } from "../contract/ticket-views.ts";
import { plainText } from "./definitions.ts";

type StateView = Station["state"];

/** A state with the names of its own version; one that the version no longer knows is shown by its id. */
export function stateView(blueprint: CompiledBlueprint | undefined, id: string, ticket: Ticket): StateView {
  const state: State | undefined = blueprint?.states.get(id)?.state;
  if (!state) return { id, name: id, status: ticket.status, colour: null, final: null };
  return {
    id,
    name: plainText(state.name),
    status: state.status,
    colour: state.colour ?? null,
    final: state.final ?? null,
  };
}

/** Where a captured ticket stands. */
export function placeView(definitions: Definitions, ticket: Ticket): PlaceView | null {
  const { place } = ticket;
  if (!place) return null;
  const blueprint = definitions.blueprint(place.blueprint, place.version);
  return {
    blueprint: {
      key: place.blueprint,
      version: place.version,
      name: plainText(blueprint?.document.name ?? place.blueprint),
    },
    state: stateView(blueprint, place.state, ticket),
    since: place.since,
    enteredAt: place.enteredAt,
    ended: place.ended,
  };
}

/** The first of the drawn time starts that will move the ticket. */
export function nextDue(definitions: Definitions, ticket: Ticket): TicketSummary["nextDue"] {
  const { place } = ticket;
  if (!place || place.ended !== null) return null;
  const timed = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state)?.timed ?? [];
  const due = timed.flatMap((one) => {
    const at = dueOf(definitions, one, place.since);
    return at === null ? [] : [{ at, name: plainText(one.transition.name), to: one.to.id }];
  });
  return due.toSorted((a, b) => a.at - b.at)[0] ?? null;
}
