import { sql } from "kysely";
import { pathsOf } from "../../blueprints/condition/tree.ts";
import { compileCondition } from "../../blueprints/condition.ts";
import type { Status } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { View } from "../../blueprints/view.ts";
import type { Condition } from "../../blueprints/vocabulary/operator.ts";
import type { Context } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { type Listed, type Looking, listScope } from "../../runtime/list-scope.ts";
import { halvesOf } from "../db/condition-sql/condition-sql.ts";
import { type Asked, all, type Halves } from "../db/condition-sql/halves.ts";
import type { Store } from "../db/connect.ts";
import { itemsOf } from "../db/list-text.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { readSurroundings, ticketOf } from "./load.ts";
import { filtered, type TicketFilter, UNSOLVED } from "./ticket-filter.ts";
import {
  after,
  cursorOf,
  type OrderKey,
  orderBy,
  orderOf,
  type Place,
  placeColumns,
  placeIn,
  type Walk,
  walks,
} from "./view-order.ts";

/** Whoever looks at lists, with all that stands around them. */
export interface Onlooker extends Looking {
  readonly store: Store;
  readonly statements: Statements;
  readonly definitions: Definitions;
  /** What of all tickets he may see. */
  readonly scope: TicketFilter;
}

/** A view as it is asked: its condition read. */
export interface Question extends Pick<View, "group" | "order"> {
  /** Null: every ticket. */
  readonly condition: Condition | null;
  /** What must hold besides: what somebody has narrowed the list to. */
  readonly narrowed?: TicketFilter;
}

/** A ticket of a list: its version for `If-Match`, and what its row says. */
export interface ListedTicket extends Listed {
  readonly version: number;
}

/** Tickets that are looked at in code for one page; what is left is for the next. */
const MOST_LOOKED = 1_000;
const AT_ONCE = 200;

export interface ViewPage {
  readonly items: readonly ListedTicket[];
  /** Null: this was all. A page may be short of tickets and yet not be the last. */
  readonly next: string | null;
}

/** The database's half of a question, with what it says of the status in words that its indexes know. */
export function askedOf(
  condition: Condition | null,
  { store, actor, now, onShift }: Onlooker,
): Halves & { readonly where: Asked } {
  const halves = halvesOf(condition, { dialect: store.dialect, actor, now, onShift });
  return { ...halves, where: all([isUnsolved(halves.statuses.yes) ? UNSOLVED_SQL : true, halves.yes]) };
}

export const isUnsolved = (statuses: ReadonlySet<Status>): boolean =>
  [...statuses].every((status) => UNSOLVED.includes(status));

/** As the indexes of unsolved tickets say it. */
export const UNSOLVED_SQL = sql<boolean>`ticket.status in ('new', 'open', 'pending', 'hold')`;

const asked = (where: Asked) => (typeof where === "boolean" ? sql<boolean>`${sql.lit(where ? 1 : 0)} = 1` : where);

/** One page of a view, in its order, from a place on. */
export async function viewPage(
  onlooker: Onlooker,
  question: Question,
  { limit, from }: { readonly limit: number; readonly from: Place | null },
): Promise<ViewPage> {
  const keys = orderOf(question);
  const items: ListedTicket[] = [];
  let last: Place | null = null;
  let looked = 0;
  const { exact } = askedOf(question.condition, onlooker);
  const most = exact ? limit + 1 : AT_ONCE;
  for await (const found of candidates(onlooker, question, keys, from, most)) {
    const fitting = exact ? found : await fittingOf(onlooker, question.condition, found);
    for (const one of found) {
      if (items.length >= limit || looked >= MOST_LOOKED) return { items, next: last && cursorOf(last) };
      looked += exact ? 0 : 1;
      last = one.place;
      if (exact || fitting.includes(one)) items.push(one.listed);
    }
  }
  return { items, next: null };
}

interface Candidate {
  readonly listed: ListedTicket;
  readonly place: Place;
}

/** Tickets for which the condition may hold, in order, some at a time. */
export async function* candidates(
  onlooker: Onlooker,
  question: Question,
  keys: readonly OrderKey[],
  from: Place | null,
  atOnce: number,
): AsyncGenerator<readonly Candidate[]> {
  const { store } = onlooker;
  for (const walk of walksOf(onlooker, question, keys, from)) {
    const head = keys.length - walk.keys.length;
    let place = walk.place;
    for (;;) {
      const rows = await rowsOf(onlooker, question, keys, { ...walk, place }, atOnce).execute();
      if (rows.length > 0) {
        const found = await read(
          store,
          rows.map(({ id }) => id),
        );
        const placed = rows.flatMap((row): Candidate[] => {
          const listed = found.get(row.id);
          return listed ? [{ listed, place: placeIn(row, keys) }] : [];
        });
        yield placed;
      }
      if (rows.length < atOnce) break;
      const end = rows.at(-1);
      place = end ? placeIn(end, keys).slice(head) : null;
    }
  }
}

/** The walks along which the tickets of a view are found, one after the other; none where none can fit. */
export function walksOf(
  onlooker: Onlooker,
  { condition }: Question,
  keys: readonly OrderKey[],
  from: Place | null,
): readonly Walk[] {
  const { where, statuses } = askedOf(condition, onlooker);
  return where === false ? [] : walks(keys, from, statuses.yes);
}

/** What one walk asks of the database, from its place on. */
export function rowsOf(onlooker: Onlooker, question: Question, keys: readonly OrderKey[], walk: Walk, atOnce: number) {
  const { where } = askedOf(question.condition, onlooker);
  const beyond = walk.place ? after(walk.keys, walk.place) : true;
  return filtered(filtered(onlooker.store.db.selectFrom("ticket"), onlooker.scope), question.narrowed ?? {})
    .where(asked(all([where, walk.only, beyond])))
    .select(["ticket.id", ...placeColumns(keys)])
    .orderBy(orderBy(walk.keys))
    .limit(atOnce);
}

async function read({ db, dialect }: Store, ids: readonly string[]): Promise<ReadonlyMap<string, ListedTicket>> {
  const rows = await db
    .selectFrom("ticket")
    .select(["id", "body", "version", "sla_due_at", "sla_state", "waits_for"])
    .where(dialect.among("ticket.id", ids))
    .execute();
  return new Map(rows.map((row) => [row.id, listedOf(row)]));
}

const listedOf = (
  row: Pick<Tables["ticket"], "body" | "version" | "sla_due_at" | "sla_state" | "waits_for">,
): ListedTicket => ({
  ticket: ticketOf(row.body),
  version: row.version,
  sla: { dueAt: row.sla_due_at, state: row.sla_state },
  waitsFor: itemsOf(row.waits_for),
});

/** Those for which the condition holds, as the runtime itself answers. */
export async function fittingOf<C extends { readonly listed: Listed }>(
  onlooker: Onlooker,
  condition: Condition | null,
  found: readonly C[],
): Promise<readonly C[]> {
  if (condition === null) return found;
  const holds = compileCondition(condition);
  const contextOf = contexts(onlooker, condition);
  const fitting: C[] = [];
  for (const one of found) {
    const context = await contextOf(one.listed.ticket);
    if (holds(listScope(onlooker.definitions, one.listed, onlooker, context)) === true) fitting.push(one);
  }
  return fitting;
}

const AROUND: ReadonlySet<string> = new Set(["requester", "organization", "assignee", "group"]);

/** What stands around a ticket, where the condition reads it; each combination of people once. */
function contexts({ store, statements }: Onlooker, condition: Condition): (ticket: Ticket) => Promise<Context> {
  const reads = pathsOf(condition).some((path) => path !== "assignee.onShift" && AROUND.has(path.split(".")[0] ?? ""));
  const known = new Map<string, Context>();
  return async ({ requester, assignee, group }) => {
    if (!reads) return {};
    const name = JSON.stringify([requester, assignee, group]);
    const before = known.get(name);
    if (before) return before;
    const { context } = await readSurroundings(store, statements, store.db, [requester, assignee, group]);
    known.set(name, context);
    return context;
  };
}
