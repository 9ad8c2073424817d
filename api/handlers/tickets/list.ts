import type { Principal } from "../../auth/principal.ts";
import { TICKET_VIEWS, type TicketViewName, tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { noCursor } from "../../http/no-cursor.ts";
import { readNames } from "../../present/names.ts";
import { summaryForRequester } from "../../present/requester.ts";
import { peopleOf, ticketSummary } from "../../present/ticket.ts";
import { Counts } from "../../tickets/counts.ts";
import { countEach, listByDue, listTickets, listToldTickets } from "../../tickets/queries.ts";
import { type TicketFilter, UNSOLVED } from "../../tickets/ticket-filter.ts";
import { visibleTo } from "./visible.ts";

const HOUR_MS = 3_600_000;
const NO_ACTION_MS = 48 * HOUR_MS;

/** The views that ship, as filters for this person at `now`. */
function viewsOf(principal: Principal, now: number): { readonly [V in TicketViewName]: TicketFilter | null } {
  if (principal.kind === "requester")
    return {
      mine: {},
      unassigned: null,
      unsolved: { statuses: UNSOLVED },
      all: {},
      customerReplied: null,
      overdue: null,
      dueSoon: null,
      paused: null,
      noAction: null,
    };
  return {
    mine: { assignee: principal.id, statuses: UNSOLVED, awake: true },
    unassigned: { unassigned: true, statuses: UNSOLVED },
    unsolved: { statuses: UNSOLVED },
    all: {},
    customerReplied: { customerReplied: true },
    overdue: { sla: "breached" },
    dueSoon: { sla: { dueBefore: now + HOUR_MS } },
    paused: { sla: "paused" },
    noAction: { statuses: ["new", "open", "hold"], noActionSince: now - NO_ACTION_MS },
  };
}

/** Counts go by the last whole ten seconds, so that what was counted just now can serve again. */
const COUNTED_TO_MS = 10_000;

const kept = new WeakMap<Desk, Counts<readonly number[]>>();

async function countsOf(desk: Desk, scope: TicketFilter, views: ReturnType<typeof viewsOf>) {
  const counts = kept.get(desk) ?? new Counts();
  kept.set(desk, counts);
  const shown = TICKET_VIEWS.flatMap((name) => views[name] ?? []);
  const found = await counts.of(JSON.stringify([scope, shown]), () => countEach(desk.store.db, scope, shown));
  const of = (name: TicketViewName): number => {
    const view = views[name];
    return view ? (found[shown.indexOf(view)] ?? 0) : 0;
  };
  return Object.fromEntries(TICKET_VIEWS.map((name) => [name, of(name)])) as Record<TicketViewName, number>; // Every view has its count.
}

const LIMIT = 50;
/** A cursor says by its first letter which order it is of. */
const CURSORS = { updated: /^[0-9]{1,15}\.[A-Za-z0-9-]{1,64}$/, due: /^[du][0-9]{1,15}\.[A-Za-z0-9-]{1,64}$/ };

/** A cursor that came with a page before; anything else is refused. */
export function cursorOf(cursor: string | undefined, order: keyof typeof CURSORS): string | undefined {
  if (cursor === undefined || CURSORS[order].test(cursor)) return cursor;
  throw noCursor();
}

export const listVisible = handles(tickets.list, async (desk, { principal, query }) => {
  const { db } = desk.store;
  const { view = "all", status, blueprint, state, group, assignee, requester, text, limit = LIMIT, cursor } = query;
  // How the desk stands with its promises is its own affair: a requester's list has neither filter nor order by it.
  const order = principal.kind === "agent" ? (query.order ?? "updated") : "updated";
  const after = cursorOf(cursor, order);
  const scope = visibleTo(principal);
  const now = desk.clock.now();
  const views = viewsOf(principal, now);
  const wanted = views[view];
  const counts = await countsOf(desk, scope, viewsOf(principal, now - (now % COUNTED_TO_MS)));
  // What a requester can't see can't be searched by either.
  const sla = query.sla === "due" ? { dueBefore: now + HOUR_MS } : query.sla;
  const inside = principal.kind === "agent" ? { blueprint, state, group, assignee, requester, sla } : {};
  const asked = Object.fromEntries(Object.entries({ ...inside, text }).filter(([, value]) => value !== undefined));
  const statuses =
    status === undefined
      ? {}
      : { statuses: principal.kind === "requester" && status === "open" ? (["open", "hold"] as const) : [status] };
  if (!wanted || (principal.kind === "requester" && status === "hold"))
    return { status: 200, body: { items: [], next: null, counts } };
  const list = principal.kind === "requester" ? listToldTickets : order === "due" ? listByDue : listTickets;
  const page = await list(
    db,
    { ...wanted, ...asked, ...statuses, ...scope },
    { limit, ...(after !== undefined && { after }) },
  );
  const definitions = await desk.definitions.current(db);
  const names = await readNames(
    db,
    page.items.flatMap(({ ticket }) => peopleOf(ticket)),
  );
  const items = page.items.map(({ ticket, version }) => {
    const summary = ticketSummary(ticket, version, definitions, names, now);
    return principal.kind === "requester" ? summaryForRequester(ticket, summary) : summary;
  });
  return { status: 200, body: { items, next: page.next, counts } };
});
