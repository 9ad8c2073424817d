import type { Ticket } from "../../../blueprints/ticket.ts";
import type { MergeTicket } from "../../contract/merge.ts";
import type { Names } from "../../present/names.ts";

/** As much of a ticket as it takes to know which one is meant. */
export const oneTicket = (ticket: Ticket, names: Names): MergeTicket => ({
  id: ticket.id,
  number: ticket.number,
  subject: ticket.subject,
  requester: names.orNull(ticket.requester),
  department: names.orNull(ticket.department),
  status: ticket.status,
  channel: ticket.channel,
  createdAt: ticket.createdAt,
});

/** Whom these tickets name. */
export const namedIn = (tickets: readonly Ticket[]): readonly (string | null)[] =>
  tickets.flatMap(({ requester, department }) => [requester, department]);
