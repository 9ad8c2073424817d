import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { ticketOf } from "./load.ts";
import { demandsOf, filtered, type TicketFilter } from "./ticket-filter.ts";

type Db = Kysely<Tables>;

/** A ticket as it is stored: `version` is its ETag, `wakeAt` when it next acts by itself (epoch ms). */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly version: number;
  readonly wakeAt: number | null;
}

export interface TicketPage {
  readonly items: readonly StoredTicket[];
  /** Give it as `after` to get what follows; null: this was all. */
  readonly next: string | null;
}

/** True for a ticket's number rather than its id. */
export const isNumber = (idOrNumber: string): boolean => /^[0-9]{1,15}$/.test(idOrNumber);

/** One ticket by id or number. `statements` are the caller's own, for who asks often. */
export async function readTicket(
  db: Db,
  idOrNumber: string,
  statements: Statements = new Statements(),
): Promise<StoredTicket | undefined> {
  const query = () => db.selectFrom("ticket").select(["body", "version", "wake_at"]);
  const { rows } = isNumber(idOrNumber)
    ? await statements.run(db, "ticket by number", () => query().where("number", "=", 0), [Number(idOrNumber)])
    : await statements.run(db, "ticket by id", () => query().where("id", "=", ""), [idOrNumber]);
  return rows[0] && storedOf(rows[0]);
}

/** These tickets by id; those that are not there are left out. */
export async function readTicketsOf(
  { db, dialect }: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("ticket").select(["id", "body"]).where(dialect.among("ticket.id", ids)).execute();
  return new Map(rows.map(({ id, body }) => [id, ticketOf(body)]));
}

/** Where a page ended: the instant and the id of its last ticket. */
interface Mark {
  readonly at: number;
  readonly id: string;
}

const markOf = (cursor: string | undefined, head = ""): Mark | null => {
  const [, before, at, id] = /^([du]?)([0-9]{1,15})\.(.{1,100})$/.exec(cursor ?? "") ?? [];
  return before === head && at !== undefined && id !== undefined ? { at: Number(at), id } : null;
};

/** Which part of a list is asked for. */
interface Part {
  readonly limit: number;
  readonly after?: string;
}

/** Tickets that fit, last changed first. A cursor that is none of ours starts at the beginning. */
export const listTickets = (db: Db, filter: TicketFilter, part: Part): Promise<TicketPage> =>
  listLatest(db, filter, part, "updated_at");

/** The same as their requesters see it: first what last said something that they may know of. */
export const listToldTickets = (db: Db, filter: TicketFilter, part: Part): Promise<TicketPage> =>
  listLatest(db, filter, part, "told_at");

async function listLatest(db: Db, filter: TicketFilter, { limit, after }: Part, by: Latest): Promise<TicketPage> {
  const rows = await latest(filtered(db.selectFrom("ticket"), filter), markOf(after), limit + 1, by);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(storedOf), next: rows.length > limit && last ? `${last[by]}.${last.id}` : null };
}

/**
 * Tickets that fit, next due first, then those without a running time limit, last changed first. They are two questions, each
 * along an index, since the databases put what is empty at different ends.
 */
export async function listByDue(db: Db, filter: TicketFilter, { limit, after }: Part): Promise<TicketPage> {
  const { statuses, ...rest } = filter;
  const inAnyStatus = filtered(db.selectFrom("ticket"), rest);
  // Half of all tickets have one of these statuses: an index by status would have them all sorted, that by due instant has not.
  const along = statuses ? inAnyStatus.where(sql<boolean>`status || '' in (${sql.join(statuses)})`) : inAnyStatus;
  const beyond = markOf(after, "u");
  const due = beyond ? [] : await nextDueFirst(along, markOf(after, "d"), limit + 1);
  const fitting = filtered(db.selectFrom("ticket"), filter).where("sla_due_at", "is", null);
  const without = due.length > limit ? [] : await latest(fitting, beyond, limit + 1 - due.length, "updated_at");
  const rows = [...due, ...without];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = last && (last.sla_due_at === null ? `u${last.updated_at}.${last.id}` : `d${last.sla_due_at}.${last.id}`);
  return { items: page.map(storedOf), next: rows.length > limit && next ? next : null };
}

type Tickets = SelectQueryBuilder<Tables, "ticket", object>;

/** The instant that a list is ordered by, the latest first. */
type Latest = "updated_at" | "told_at";

const latest = (fitting: Tickets, mark: Mark | null, limit: number, by: Latest) =>
  (mark
    ? fitting.where((e) => e.or([e(by, "<", mark.at), e.and([e(by, "=", mark.at), e("id", "<", mark.id)])]))
    : fitting
  )
    .select(["id", "body", "version", "wake_at", "updated_at", "told_at", "sla_due_at"])
    .orderBy(by, "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

const nextDueFirst = (fitting: Tickets, mark: Mark | null, limit: number) =>
  (mark ? fitting.where((e) => e(e.refTuple("sla_due_at", "id"), ">", e.tuple(mark.at, mark.id))) : fitting)
    .select(["id", "body", "version", "wake_at", "updated_at", "sla_due_at"])
    .where("sla_due_at", "is not", null)
    .orderBy("sla_due_at")
    .orderBy("id")
    .limit(limit)
    .execute();

/** How many tickets within `scope` fit each of the filters: all of them counted in one walk. */
export async function countEach(
  db: Db,
  scope: TicketFilter,
  filters: readonly TicketFilter[],
): Promise<readonly number[]> {
  const row = await filtered(db.selectFrom("ticket"), scope)
    .select((e) =>
      filters.map((filter, place) =>
        e.fn
          .sum<number | string | null>(
            e
              .case()
              .when(e.and(demandsOf(e, filter)))
              .then(1)
              .else(0)
              .end(),
          )
          .as(`count_${place}`),
      ),
    )
    .executeTakeFirstOrThrow();
  const counted: { readonly [name: string]: number | string | null } = row;
  return filters.map((_, place) => Number(counted[`count_${place}`] ?? 0));
}

/** Of these tickets, the ids of those that fit. */
export async function visibleAmong(
  { db, dialect }: Store,
  ids: readonly string[],
  filter: TicketFilter,
): Promise<readonly string[]> {
  const rows = await filtered(db.selectFrom("ticket"), filter)
    .select("id")
    .where(dialect.among("ticket.id", ids))
    .execute();
  return rows.map(({ id }) => id);
}

const storedOf = (row: { body: string; version: number; wake_at: number | null }): StoredTicket => ({
  ticket: ticketOf(row.body),
  version: row.version,
  wakeAt: row.wake_at,
});
