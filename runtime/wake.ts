import type { Ticket } from "../blueprints/ticket.ts";
import type { Definitions } from "./definitions.ts";

/** When the ticket next needs attention, epoch ms; null: when somebody comes. */
export function wakeAt(definitions: Definitions, ticket: Ticket): number | null {
  const place = ticket.place;
  if (!place || place.ended !== null) return null;
  const state = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state);
  if (!state) return null;
  let earliest: number | null = null;
  for (const { afterMs } of state.timed) {
    if (afterMs !== null && (earliest === null || place.since + afterMs < earliest)) earliest = place.since + afterMs;
  }
  return earliest;
}
