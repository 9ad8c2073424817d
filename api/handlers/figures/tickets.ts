import { figures } from "../../contract/figures.ts";
import { handles } from "../../http/handler.ts";
import { noCursor } from "../../http/no-cursor.ts";
import { readNames } from "../../present/names.ts";
import { peopleOf, ticketSummary } from "../../present/ticket.ts";
import { tickets } from "../../reports/count.ts";
import { countedBy } from "../../reports/counted.ts";
import { ticketOf } from "../../tickets/load.ts";
import { after, cursorOf, orderBy, orderOf, placeColumns, placeIn, placeOf } from "../../tickets/view-order.ts";
import { askedReport } from "./asked.ts";

const LIMIT = 50;
const NEWEST = orderOf({ order: [{ by: "createdAt", direction: "desc" }] });

export const listFigureTickets = handles(figures.tickets, async (desk, { principal, query }) => {
  const { store, clock } = desk;
  const { figure, part = null, limit = LIMIT, cursor } = query;
  const report = askedReport(desk, principal, query);
  const from = cursor === undefined ? null : placeOf(cursor, NEWEST);
  if (cursor !== undefined && !from) throw noCursor();
  const beyond = from ? after(NEWEST, from) : true;
  const counted = tickets(store, report).where(await countedBy(store, report, figure, part));
  const { n } = await counted.select((e) => e.fn.countAll<number | string>().as("n")).executeTakeFirstOrThrow();
  const rows = await (typeof beyond === "boolean" ? counted : counted.where(beyond))
    .select(["ticket.body", "ticket.version", ...placeColumns(NEWEST)])
    .orderBy(orderBy(NEWEST))
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map((row) => ({ ticket: ticketOf(row.body), version: row.version, row }));
  const last = page.at(-1);
  const definitions = await desk.definitions.current(store.db);
  const names = await readNames(
    store.db,
    page.flatMap(({ ticket }) => peopleOf(ticket)),
  );
  const items = page.map(({ ticket, version }) => ticketSummary(ticket, version, definitions, names, clock.now()));
  const next = rows.length > limit && last ? cursorOf(placeIn(last.row, NEWEST)) : null;
  return { status: 200, body: { count: Number(n), items, next } };
});
