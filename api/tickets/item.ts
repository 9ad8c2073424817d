import type { Event } from "../../blueprints/event.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Ticket } from "../../blueprints/ticket.ts";

/** One event as it is handed to the door. A `ticketSubmitted` whose draft has number 0 gets the next number. */
export interface Item {
  readonly event: Event;
  /** Makes a repeated request harmless: `principal` sent `key` with a request of this `hash` (see requestHash). */
  readonly idempotency?: { readonly principal: string; readonly key: string; readonly hash: string };
  /** The version that the sender saw; the event is refused as stale when the ticket has another. */
  readonly ifVersion?: number;
  /** Whether the sender may know of the ticket; one that is hidden is answered exactly like one that is not there. */
  readonly sees?: (ticket: Ticket) => boolean;
}

/** Tickets that an event is known to change before it is decided. */
export const ticketsOf = (event: Event): readonly string[] =>
  event.type === "mergeRequested" ? [event.ticket, event.into] : [event.ticket];

/** True when the sender asks for a ticket that is not there for them. */
export const isHidden = ({ sees }: Item, ticket: Ticket | undefined): boolean =>
  sees !== undefined && (ticket === undefined || !sees(ticket));

/** The event was taken in; everything here is on disk. */
export interface Accepted {
  readonly outcome: "accepted";
  readonly event: string;
  /** When it was taken in, epoch ms: a repetition reads the clocks of the ticket as they stood then. */
  readonly at: number;
  /** The ticket right after the event. */
  readonly ticket: Ticket;
  /** Counts changes of fields and state: the ETag. */
  readonly version: number;
  readonly facts: readonly Fact[];
  /** Journal number of the fact before the first one. */
  readonly seqFrom: number;
  /** What came of it on other tickets, in the same transaction; absent: nothing. */
  readonly also?: readonly Accepted[];
  /** It had been taken in before, and this is the answer of then. */
  readonly repeated: boolean;
}

/** What the door answers. Everything but `accepted` has written nothing. */
export type Applied =
  | Accepted
  | { readonly outcome: "rejected"; readonly reasons: readonly Reason[]; readonly ticket: Ticket | null }
  | { readonly outcome: "notFound" }
  /** The ticket is not the version that the sender saw. */
  | { readonly outcome: "stale"; readonly version: number; readonly ticket: Ticket }
  /** The key came before with another request. */
  | { readonly outcome: "keyReused" };

/** In a batch an item that met a bug is answered alone; the others stand. */
export type BatchResult = Applied | { readonly outcome: "failed"; readonly error: unknown };
