import { portal } from "../../contract/portal.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import { summaryForRequester } from "../../present/requester.ts";
import { peopleOf, ticketSummary } from "../../present/ticket.ts";
import { listToldTickets } from "../../tickets/queries.ts";
import { cursorOf } from "../tickets/list.ts";

const LIMIT = 50;

export const listColleagues = handles(portal.colleagues, async (desk, { principal, query }) => {
  const { db } = desk.store;
  const { colleagues = new Set() } = principal;
  if (colleagues.size === 0) return { status: 200, body: { shared: false, items: [], next: null } };
  const after = cursorOf(query.cursor, "updated");
  const page = await listToldTickets(
    db,
    { requesters: [...colleagues] },
    { limit: query.limit ?? LIMIT, ...(after !== undefined && { after }) },
  );
  const definitions = await desk.definitions.current(db);
  const now = desk.clock.now();
  const names = await readNames(
    db,
    page.items.flatMap(({ ticket }) => peopleOf(ticket)),
  );
  const items = page.items.map(({ ticket, version }) => ({
    ...summaryForRequester(ticket, ticketSummary(ticket, version, definitions, names, now)),
    requester: names.orNull(ticket.requester),
  }));
  return { status: 200, body: { shared: true, items, next: page.next } };
});
