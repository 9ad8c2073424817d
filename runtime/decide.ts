import type { Event } from "../blueprints/event.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Context, Decision } from "./decision.ts";
import type { Definitions } from "./definitions.ts";

/** The runtime's answer to one event at `now` (epoch ms): pure, deterministic; a no is a value. */
export function decide(
  _definitions: Definitions,
  _ticket: Ticket | null,
  _event: Event,
  _now: number,
  _context: Context,
): Decision {
  return { outcome: "rejected", reasons: [], trace: [] };
}
