import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { ticketView } from "../../present/ticket.ts";
import { foundTicket } from "./visible.ts";

export const readTicketView = handles(tickets.read, async (desk, { principal, params }) => {
  const { ticket, version } = await foundTicket(desk, principal, params.id);
  const body = await ticketView(desk, principal, ticket, version);
  return { status: 200, body, etag: body.version };
});
