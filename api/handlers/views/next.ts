import type { Principal } from "../../auth/principal.ts";
import { views } from "../../contract/views.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import { namedIn, viewTicket } from "../../present/view.ts";
import { orderOf, type Place, placeOfTicket } from "../../tickets/view-order.ts";
import { candidates, fittingOf, type ListedTicket, type Onlooker, type Question } from "../../tickets/view-tickets.ts";
import { foundTicket } from "../tickets/visible.ts";
import { foundView, onlookerOf } from "./having.ts";

/** What somebody has passed over stays so for a day's work. */
const SKIPPED_MS = 12 * 3_600_000;
/** So many tickets are looked at for one that is free. */
const MOST_LOOKED = 1_000;
const AT_ONCE = 50;

/** S28: the next one that is free, from `after` on and then from the top. Showing a ticket gives it to nobody. */
export const nextOfView = handles(views.next, async (desk, { principal, params, body }) => {
  const { view, condition } = await foundView(desk, principal, params.key);
  if (body.skip) await skip(desk, principal, view.key, body.skip);
  const onlooker = await onlookerOf(desk, principal, [view]);
  const question: Question = {
    condition,
    ...(view.group && { group: view.group }),
    ...(view.order && { order: view.order }),
  };
  const from = body.after === undefined ? null : await placeOfTicket(desk.store, body.after, orderOf(question));
  const busy = await taken(desk, principal, view.key);
  if (body.after !== undefined) busy.add(body.after);
  const found =
    (await firstFree(onlooker, question, busy, from)) ?? (from && (await firstFree(onlooker, question, busy, null)));
  if (!found) return { status: 200, body: { next: null } };
  const names = await readNames(desk.store.db, namedIn(found));
  return {
    status: 200,
    body: { next: viewTicket(found, view.columns, onlooker.definitions, names, onlooker.now) },
  };
});

async function skip(
  desk: Desk,
  principal: Principal,
  view: string,
  { ticket, reason }: { readonly ticket: string; readonly reason: string },
): Promise<void> {
  const { id } = (await foundTicket(desk, principal, ticket)).ticket;
  const at = desk.clock.now();
  await desk.store.db
    .insertInto("view_skip")
    .values({ person: principal.id, view, ticket: id, at, reason })
    .onConflict((c) => c.columns(["person", "view", "ticket"]).doUpdateSet({ at, reason }))
    .execute();
}

/** Tickets that somebody else has open, and those that the caller has passed over. */
async function taken({ store, clock, onlookers }: Desk, { id }: Principal, view: string): Promise<Set<string>> {
  const open = (await onlookers.at(null)).filter(({ person }) => person !== id).map(({ place }) => place);
  const skipped = await store.db
    .selectFrom("view_skip")
    .select("ticket")
    .where("person", "=", id)
    .where("view", "=", view)
    .where("at", ">", clock.now() - SKIPPED_MS)
    .execute();
  return new Set([...open, ...skipped.map(({ ticket }) => ticket)]);
}

async function firstFree(
  onlooker: Onlooker,
  question: Question,
  busy: ReadonlySet<string>,
  from: Place | null,
): Promise<ListedTicket | null> {
  let looked = 0;
  for await (const found of candidates(onlooker, question, orderOf(question), from, AT_ONCE)) {
    const free = found.filter(({ listed }) => !busy.has(listed.ticket.id));
    const [first] = await fittingOf(onlooker, question.condition, free);
    if (first) return first.listed;
    looked += found.length;
    if (looked >= MOST_LOOKED) return null;
  }
  return null;
}
