import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import type { Json } from "../../../blueprints/json.ts";

/** A ticket of the list, with what its view shows of it besides. */
export interface ListedTicket extends TicketSummary {
  readonly cells: { readonly [column: string]: Json };
}
