import { views } from "../../contract/views.ts";
import { handles } from "../../http/handler.ts";
import { noCursor } from "../../http/no-cursor.ts";
import { readNames } from "../../present/names.ts";
import { namedIn, viewTicket } from "../../present/view.ts";
import { orderOf, placeOf } from "../../tickets/view-order.ts";
import { type Question, viewPage } from "../../tickets/view-tickets.ts";
import { foundView, onlookerOf } from "./having.ts";

const LIMIT = 50;

export const listViewTickets = handles(views.tickets, async (desk, { principal, params, query }) => {
  const { view, condition } = await foundView(desk, principal, params.key);
  const onlooker = await onlookerOf(desk, principal, [view]);
  const { status, group, text, order, direction = "asc", cursor, limit = LIMIT } = query;
  const arranged =
    order === undefined
      ? { ...(view.group && { group: view.group }), ...(view.order && { order: view.order }) }
      : { order: [{ by: order, direction }] };
  const narrowed = { ...(status && { statuses: [status] }), ...(group && { group }), ...(text && { text }) };
  const question: Question = { condition, narrowed, ...arranged };
  const from = cursor === undefined ? null : placeOf(cursor, orderOf(question));
  if (cursor !== undefined && !from) throw noCursor();
  const { items, next } = await viewPage(onlooker, question, { limit, from });
  const names = await readNames(desk.store.db, items.flatMap(namedIn));
  const rows = items.map((one) => viewTicket(one, view.columns, onlooker.definitions, names, onlooker.now));
  return { status: 200, body: { items: rows, next } };
});
