import { offers } from "../../../runtime/offers.ts";
import { type WaitsForMe, waiting } from "../../contract/waiting.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { peopleOf, ticketSummary } from "../../present/ticket.ts";
import { listAsking } from "../../tickets/asking.ts";
import { visibleTo } from "../tickets/visible.ts";

/** So many are shown; who has more begins with these. */
const MOST = 50;

export const listWaitingForMe = handles(waiting.mine, async (desk, { principal }) => {
  const { db } = desk.store;
  const { id, groups, roles, departments } = principal.actor;
  const found = await listAsking(db, visibleTo(principal), [id, ...groups, ...roles, ...departments], id, MOST + 1);
  const definitions = await desk.definitions.current(db);
  const now = desk.clock.now();
  const names = await readNames(
    db,
    found.flatMap(({ ticket }) => peopleOf(ticket)),
  );
  const items = found.flatMap(({ ticket, version }): WaitsForMe[] => {
    // Which of the state's parts are his: a step's own condition may keep him waiting.
    const { offered } = offers(definitions, ticket, principal.actor, now, {});
    const approval = offered.some(({ part }) => part === "approve");
    const steps = offered.filter(({ part }) => part === "parallel").map(({ name }) => plainText(name));
    if (!approval && steps.length === 0) return [];
    return [{ ticket: ticketSummary(ticket, version, definitions, names, now), approval, steps }];
  });
  return { status: 200, body: { items: items.slice(0, MOST), more: found.length > MOST } };
});
