import type { Ticket } from "../../../blueprints/ticket.ts";
import { offers } from "../../../runtime/offers.ts";
import { whyFree } from "../../../runtime/why/explain.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { offersView } from "../../present/offers.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { foundTicket } from "./visible.ts";

export const readOffers = handles(tickets.offers, async (desk, { principal, params }) => {
  const { ticket, version } = await foundTicket(desk, principal, params.id);
  const { found, passed } = await offeredTo(desk, principal, ticket);
  return { status: 200, body: offersView(ticket, found, passed), etag: version };
});

/** What somebody may do with a ticket now, and which blueprints have passed it over while it is free. */
export async function offeredTo(desk: Desk, principal: Principal, ticket: Ticket) {
  const { db } = desk.store;
  const around = [ticket.requester, ticket.assignee, ticket.group];
  const { context, definitions: revision } = await readSurroundings(desk.store, desk.statements, db, around);
  const definitions = await desk.definitions.current(db, revision);
  const now = desk.clock.now();
  const found = offers(definitions, ticket, principal.actor, now, context);
  const passed = ticket.place === null ? whyFree(definitions, ticket, principal.actor, now, context) : [];
  return { found, passed };
}
