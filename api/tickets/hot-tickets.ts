import type { Ticket } from "../../blueprints/ticket.ts";

const KEPT = 1000;
/** Characters of JSON: few tickets have more, and those would take the memory of many. */
const LARGEST = 16_384;

/**
 * Tickets as this process has just committed them. The journal only grows, so that a ticket which has as many facts in its row
 * as here is the same one: reading its JSON again would tell nothing new.
 */
export class HotTickets {
  readonly #tickets = new Map<string, Ticket>();

  get(id: string, facts: number): Ticket | undefined {
    const ticket = this.#tickets.get(id);
    return ticket?.facts === facts ? ticket : undefined;
  }

  /** `size` is the length of its JSON. */
  keep(ticket: Ticket, size: number): void {
    this.#tickets.delete(ticket.id);
    if (size > LARGEST) return;
    this.#tickets.set(ticket.id, ticket);
    const oldest = this.#tickets.keys().next();
    if (this.#tickets.size > KEPT && !oldest.done) this.#tickets.delete(oldest.value);
  }
}
