import type { Kysely } from "kysely";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { turn } from "../../bulk/turn.ts";
import { type BulkSelection, MOST_IN_BULK } from "../../contract/bulk.ts";
import type { Tables } from "../../db/tables.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicketsOf } from "../../tickets/queries.ts";
import { orderOf } from "../../tickets/view-order.ts";
import { candidates, fittingOf, type Question } from "../../tickets/view-tickets.ts";
import { foundView, onlookerOf } from "../views/having.ts";

const AT_ONCE = 200;

const TOO_MANY = {
  pointer: "/selection",
  code: "invalid",
  message: {
    en: `At most ${MOST_IN_BULK} tickets at once: narrow the view.`,
    fr: `Au plus ${MOST_IN_BULK} tickets à la fois : restreignez la vue.`,
  },
};

/** The ids that a selection means now, each once. Those that are named may not be there. */
export async function selected(desk: Desk, principal: Principal, selection: BulkSelection): Promise<readonly string[]> {
  if ("tickets" in selection) return [...new Set(selection.tickets)];
  if ("besides" in selection) return besidesVersion(desk, selection.blueprint, selection.besides);
  const { view, condition } = await foundView(desk, principal, selection.view);
  const onlooker = await onlookerOf(desk, principal, [view]);
  const { status, group, text } = selection;
  const narrowed = { ...(status && { statuses: [status] }), ...(group && { group }), ...(text && { text }) };
  const question: Question = { condition, narrowed };
  const ids: string[] = [];
  for await (const found of candidates(onlooker, question, orderOf(question), null, AT_ONCE)) {
    for (const { listed } of await fittingOf(onlooker, condition, found)) ids.push(listed.ticket.id);
    if (ids.length > MOST_IN_BULK) throw refusal("invalid", [TOO_MANY]);
    await turn();
  }
  return ids;
}

const besidesVersion = ({ store: { db } }: Desk, blueprint: string, version: number): Promise<readonly string[]> =>
  liveOf(db, blueprint, version, MOST_IN_BULK);

/** What is not closed and stands in the blueprint on another version than this one; 0: on any. */
export async function liveOf(
  db: Kysely<Tables>,
  blueprint: string,
  version: number,
  most = Number.MAX_SAFE_INTEGER,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("ticket")
    .select("id")
    .where("blueprint", "=", blueprint)
    .where("blueprint_version", "<>", version)
    .where("status", "<>", "closed")
    .orderBy("number")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of them that the caller may see, some at a time. */
export async function* visibleOf(
  desk: Desk,
  principal: Principal,
  ids: readonly string[],
): AsyncGenerator<readonly Ticket[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const found = await readTicketsOf(desk.store, ids.slice(from, from + AT_ONCE));
    yield [...found.values()].filter((ticket) => maySee(principal, ticket));
    await turn();
  }
}
