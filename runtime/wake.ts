import { calendarMs, parseDuration } from "../blueprints/duration.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Definitions } from "./definitions.ts";
import { dueOf } from "./due.ts";

/**
 * When the ticket next needs attention, epoch ms; null: when somebody comes. With `after` only what comes later counts:
 * deadlines that have been looked at, and whose condition did not hold, are looked at again with the next event.
 */
export function wakeAt(definitions: Definitions, ticket: Ticket, after = Number.NEGATIVE_INFINITY): number | null {
  const { place } = ticket;
  // Closing is not looked at and passed: what is overdue is still to be done.
  if (!place) return closingAt(definitions, ticket);
  if (ticket.status === "closed") return null;
  const state = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state);
  if (!state) return null;
  let earliest: number | null = null;
  for (const transition of state.timed) {
    const dueAt = dueOf(definitions, transition, place.since);
    if (dueAt !== null && dueAt > after && (earliest === null || dueAt < earliest)) earliest = dueAt;
  }
  return earliest;
}

const LONGEST_SOLVED = 28 * 86_400_000;

/** When the lifecycle closes a solved free ticket; null where it does not. */
export function closingAt({ lifecycle }: Definitions, ticket: Ticket): number | null {
  if (ticket.place || ticket.status !== "solved" || lifecycle.closeAfter === undefined) return null;
  const after = parseDuration(lifecycle.closeAfter);
  return after && ticket.statusSince + Math.min(calendarMs(after), LONGEST_SOLVED);
}
