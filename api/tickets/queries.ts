import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { AuthorKind, Message } from "../../blueprints/message.ts";
import type { Status } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Store } from "../db/connect.ts";
import { readJson, readObject, readStrings } from "../db/json.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "./answer.ts";
import { ticketOf } from "./load.ts";
import { foldWords } from "./row.ts";

type Db = Kysely<Tables>;

/** A ticket as it is stored: `version` is its ETag, `wakeAt` when it next acts by itself (epoch ms). */
export interface StoredTicket {
  readonly ticket: Ticket;
  readonly version: number;
  readonly wakeAt: number | null;
}

/** What a list asks for; everything named must hold. */
export interface TicketFilter {
  /** Own tickets of this contact alone. */
  readonly requester?: string;
  /** Only tickets of these departments, of none, in this person's or these groups' hands, or that one of them takes part in. */
  readonly within?: {
    readonly departments: readonly string[];
    readonly groups: readonly string[];
    /** Approvals are asked of roles too. */
    readonly roles: readonly string[];
    readonly person: string;
  };
  readonly assignee?: string;
  readonly group?: string;
  readonly statuses?: readonly Status[];
  readonly blueprint?: string;
  readonly state?: string;
  readonly unassigned?: boolean;
  readonly customerReplied?: boolean;
  /** How its time limits stand. `dueBefore`: a running one is due then or earlier, or breached. */
  readonly sla?: "breached" | "paused" | "any" | { readonly dueBefore: number };
  /** No agent has done anything since; where none ever has, since it was made. */
  readonly noActionSince?: number;
  /** Number, or words of subject and requester. */
  readonly text?: string;
}

export interface TicketPage {
  readonly items: readonly StoredTicket[];
  /** Give it as `after` to get what follows; null: this was all. */
  readonly next: string | null;
}

export const UNSOLVED: readonly Status[] = ["new", "open", "pending", "hold"];

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

/** Tickets that fit, last changed first. A cursor that is none of ours starts at the beginning. */
export async function listTickets(
  db: Db,
  filter: TicketFilter,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<TicketPage> {
  const rows = await lastChanged(filtered(db.selectFrom("ticket"), filter), markOf(after), limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(storedOf), next: rows.length > limit && last ? `${last.updated_at}.${last.id}` : null };
}

/**
 * Tickets that fit, next due first, then those without a running time limit, last changed first. They are two questions, each
 * along an index, since the databases put what is empty at different ends.
 */
export async function listByDue(
  db: Db,
  filter: TicketFilter,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<TicketPage> {
  const { statuses, ...rest } = filter;
  const inAnyStatus = filtered(db.selectFrom("ticket"), rest);
  // Half of all tickets have one of these statuses: an index by status would have them all sorted, that by due instant has not.
  const along = statuses ? inAnyStatus.where(sql<boolean>`status || '' in (${sql.join(statuses)})`) : inAnyStatus;
  const beyond = markOf(after, "u");
  const due = beyond ? [] : await nextDueFirst(along, markOf(after, "d"), limit + 1);
  const fitting = filtered(db.selectFrom("ticket"), filter).where("sla_due_at", "is", null);
  const without = due.length > limit ? [] : await lastChanged(fitting, beyond, limit + 1 - due.length);
  const rows = [...due, ...without];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = last && (last.sla_due_at === null ? `u${last.updated_at}.${last.id}` : `d${last.sla_due_at}.${last.id}`);
  return { items: page.map(storedOf), next: rows.length > limit && next ? next : null };
}

type Tickets = SelectQueryBuilder<Tables, "ticket", object>;

const lastChanged = (fitting: Tickets, mark: Mark | null, limit: number) =>
  (mark
    ? fitting.where((e) =>
        e.or([e("updated_at", "<", mark.at), e.and([e("updated_at", "=", mark.at), e("id", "<", mark.id)])]),
      )
    : fitting
  )
    .select(["id", "body", "version", "wake_at", "updated_at", "sla_due_at"])
    .orderBy("updated_at", "desc")
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

/** Adds everything that a filter asks. */
export const filtered = <O>(
  query: SelectQueryBuilder<Tables, "ticket", O>,
  filter: TicketFilter,
): SelectQueryBuilder<Tables, "ticket", O> => query.where((e) => e.and(demandsOf(e, filter)));

type Builder = ExpressionBuilder<Tables, "ticket">;
type Demand = Expression<SqlBool>;

/** Everything that a filter asks of a ticket. */
function demandsOf(e: Builder, filter: TicketFilter): readonly Demand[] {
  const { requester, within, assignee, group, statuses, blueprint, state, sla, noActionSince } = filter;
  const demands: Demand[] = [];
  if (requester !== undefined) demands.push(e("requester", "=", requester));
  if (within !== undefined) demands.push(e.or(visible(e, within)));
  if (assignee !== undefined) demands.push(e("assignee", "=", assignee));
  if (group !== undefined) demands.push(e("group_key", "=", group));
  if (statuses !== undefined) demands.push(e("status", "in", [...statuses]));
  if (blueprint !== undefined) demands.push(e("blueprint", "=", blueprint));
  if (state !== undefined) demands.push(e("state", "=", state));
  if (filter.unassigned) demands.push(e("assignee", "is", null));
  if (filter.customerReplied) demands.push(e("customer_replied", "=", 1));
  if (sla !== undefined) demands.push(limited(e, sla));
  if (noActionSince !== undefined)
    demands.push(e(e.fn.coalesce("last_agent_action_at", "created_at"), "<=", noActionSince));
  for (const word of foldWords(filter.text ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 20)) {
    const pattern = `%${escaped(word)}%`;
    demands.push(sql<boolean>`search like ${pattern} escape '\\'`);
  }
  return demands;
}

const visible = (
  e: Builder,
  { person, departments, groups, roles }: NonNullable<TicketFilter["within"]>,
): readonly Demand[] => [
  e("department", "is", null),
  e("assignee", "=", person),
  ...departments.map((department) => e("department", "=", department)),
  ...groups.map((group) => e("group_key", "=", group)),
  ...[person, ...groups, ...departments, ...roles].map(
    (key) => sql<boolean>`involved like ${`% ${escaped(key)} %`} escape '\\'`,
  ),
];

function limited(e: Builder, sla: NonNullable<TicketFilter["sla"]>): Demand {
  if (sla === "any") return e("sla_state", "is not", null);
  if (sla === "breached") return e("sla_state", "=", "breached");
  // Of the clocks of a ticket that waits some stand still and some never do; where all do, its row says so.
  if (sla === "paused")
    return e.and([
      e("sla_state", "is not", null),
      e.or([e("sla_state", "=", "paused"), e("status", "in", ["pending", "hold"])]),
    ]);
  return e("sla_due_at", "<=", sla.dueBefore);
}

/** Text as `like` takes it to the letter. */
export const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);

const storedOf = (row: { body: string; version: number; wake_at: number | null }): StoredTicket => ({
  ticket: ticketOf(row.body),
  version: row.version,
  wakeAt: row.wake_at,
});

/** One fact with its place in the journal and the event that it came of. */
export interface JournalRecord {
  readonly seq: number;
  readonly event: string;
  readonly fact: Fact;
}

export async function readJournal(db: Db, ticket: string): Promise<readonly JournalRecord[]> {
  const rows = await db
    .selectFrom("journal")
    .select(["seq", "event", "fact"])
    .where("ticket", "=", ticket)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, event, fact }) => ({ seq, event, fact: factOf(fact) }));
}

/** Why one event did what it did: the trace as it was kept, and the context that was handed in. */
export interface DecisionRecord {
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly by: string;
  readonly entries: readonly Json[];
  readonly context: JsonObject;
}

export async function readDecisions(db: Db, ticket: string): Promise<readonly DecisionRecord[]> {
  const rows = await db.selectFrom("decision").selectAll().where("ticket", "=", ticket).orderBy("at").execute();
  return rows.map((row) => {
    const entries = readJson(row.entries);
    return {
      event: row.event,
      type: row.type,
      at: row.at,
      by: row.by_actor,
      entries: Array.isArray(entries) ? entries : [],
      context: readObject(row.context),
    };
  });
}

/** The conversation, oldest first; with `publicOnly` no internal note leaves the database. */
export async function readMessages(db: Db, ticket: string, publicOnly: boolean): Promise<readonly Message[]> {
  const query = db.selectFrom("message").selectAll().where("ticket", "=", ticket).orderBy("seq");
  return (await (publicOnly ? query.where("public", "=", 1) : query).execute()).map(messageOf);
}

/** Whom the messages of a ticket mention. */
export async function readMentions(
  db: Db,
  ticket: string,
): Promise<readonly Extract<Fact, { readonly type: "mentioned" }>[]> {
  const rows = await db
    .selectFrom("journal")
    .select("fact")
    .where("ticket", "=", ticket)
    .where("type", "=", "mentioned")
    .execute();
  return rows.map(({ fact }) => factOf(fact)).filter((fact) => fact.type === "mentioned");
}

const messageOf = (row: Tables["message"]): Message => ({
  id: row.id,
  at: row.at,
  public: row.public === 1,
  channel: row.channel,
  author: row.author,
  // Written from a Message alone, as are the attachments.
  authorKind: row.author_kind as AuthorKind,
  from: row.sender,
  to: readStrings(row.recipients),
  cc: readStrings(row.cc),
  messageId: row.message_id,
  inReplyTo: row.in_reply_to,
  automatic: row.automatic === 1,
  text: row.text,
  attachments: JSON.parse(row.attachments) as Message["attachments"],
  ...(row.html !== null && { html: row.html }),
});
