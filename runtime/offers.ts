import type { Reason } from "../blueprints/finding.ts";
import type { Json } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Sentence, Text } from "../blueprints/text.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import type { Context } from "./decision.ts";
import type { Definitions } from "./definitions.ts";

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
}

/** Which steps this actor is offered now, which not and why, and what will happen by itself. */
export function offers(
  _definitions: Definitions,
  _ticket: Ticket,
  _actor: Actor,
  _now: number,
  _context: Context,
): Offers {
  return { offered: [], refused: [], byItself: [] };
}
