import { views } from "../../contract/views.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import { namedIn, viewTicket } from "../../present/view.ts";
import { conditionOf } from "../../tickets/view-book.ts";
import { viewCounts } from "../../tickets/view-counts.ts";
import { askedOf, viewPage } from "../../tickets/view-tickets.ts";
import { findingView, judge } from "../definitions/verified.ts";
import { onlookerOf } from "./having.ts";

/** So many tickets are shown of what nobody has saved. */
const FIRST = 10;

export const previewView = handles(views.preview, async (desk, { principal, body }) => {
  const { verification } = await judge(desk, JSON.stringify(body.document));
  const findings = verification.findings.map(findingView);
  const { document } = verification;
  if (document?.kind !== "view") return { status: 200, body: { findings, count: null, slow: false, items: [] } };
  const condition = conditionOf(document);
  const onlooker = await onlookerOf(desk, principal, [document]);
  const { group, order } = document;
  const question = { condition, ...(group && { group }), ...(order && { order }) };
  const { items } = await viewPage(onlooker, question, { limit: FIRST, from: null });
  const [count = null] = await viewCounts(onlooker, [question]);
  const names = await readNames(desk.store.db, items.flatMap(namedIn));
  const rows = items.map((one) => viewTicket(one, document.columns, onlooker.definitions, names, onlooker.now));
  return { status: 200, body: { findings, count, slow: !askedOf(condition, onlooker).exact, items: rows } };
});
