import { offers } from "../../../runtime/offers.ts";
import { whyFree } from "../../../runtime/why/explain.ts";
import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { offersView } from "../../present/offers.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { foundTicket } from "./visible.ts";

export const readOffers = handles(tickets.offers, async (desk, { principal, params }) => {
  const { db } = desk.store;
  const { ticket, version } = await foundTicket(desk, principal, params.id);
  const around = [ticket.requester, ticket.assignee, ticket.group];
  const { context, definitions: revision } = await readSurroundings(desk.store, desk.statements, db, around);
  const definitions = await desk.definitions.current(db, revision);
  const now = desk.clock.now();
  const found = offers(definitions, ticket, principal.actor, now, context);
  const passed = ticket.place === null ? whyFree(definitions, ticket, principal.actor, now, context) : [];
  return { status: 200, body: offersView(ticket, found, passed), etag: version };
});
