import { CompiledQuery, type RawBuilder, sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type TicketColumn = keyof Tables["ticket"];

/** Every difference between the two databases. Elsewhere the SQL is what both speak. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** How many transactions may run at once from one process. */
  readonly lanes: number;
  /** Ends a select that must keep its `ticket` rows as they are until the commit. SQLite has one writer at a time already. */
  readonly lockTickets: RawBuilder<unknown>;
  /** Ends a select whose rows nobody else may lock until the commit. */
  readonly lockRows: RawBuilder<unknown>;
  /** Ends a select that claims rows which other workers are not holding. */
  readonly skipLocked: RawBuilder<unknown>;
  /** `column in (the ids)` with one bound value, so that one statement serves every count. */
  readonly among: (column: string, ids: readonly string[]) => RawBuilder<boolean>;
  /** `text` stands somewhere in the column, to the letter. */
  readonly holdsText: (column: string, text: string) => RawBuilder<boolean>;
  /** What stands under one of our own keys in a JSON object, as text; null where nothing does. */
  readonly jsonText: (column: string, key: string) => RawBuilder<string | null>;
  /** The value that `among` binds for these ids, for a statement that is kept and run with others. */
  readonly bound: (ids: readonly string[]) => unknown;
  /**
   * Changes tickets by one statement that takes a list a column: `columns` and then how many facts each must still have. Null: one
   * statement a ticket is faster.
   */
  readonly changeTickets: ((columns: readonly TicketColumn[]) => RawBuilder<unknown>) | null;
  /** The groups of the person whose key stands in `column`, as a JSON list in text. */
  readonly groupsOf: (column: string) => RawBuilder<string | null>;
  /** Makes everybody who asks for `name` wait until this transaction ends: ticket numbers, migrations, automatic mails. */
  readonly queue: (trx: Transaction<Tables>, name: "numbers" | "migrations" | "mails") => Promise<void>;
  /** Ends the creation of a table whose rows lie in the order of its primary key. */
  readonly clustered: RawBuilder<unknown>;
  readonly appendOnly: (table: string) => readonly CompiledQuery[];
  readonly immutableVersions: () => readonly CompiledQuery[];
  /** Lets what came through the door be found by its position. */
  readonly followInbox: () => readonly CompiledQuery[];
  /** Events that are not committed yet will stand at this position of the inbox or after it. */
  readonly inboxPosition: (now: number) => RawBuilder<number>;
  /** Rows of the inbox from a position on; where one process takes requests in, those of the others alone. */
  readonly inboxFrom: (position: number) => RawBuilder<boolean>;
  /** The whole transaction may be tried again: somebody else was in the way, and nothing is known to have been written. */
  readonly isRetryable: (error: unknown) => boolean;
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const raw = (text: string): CompiledQuery => CompiledQuery.raw(text);

/** An event has been committed so long after it was taken in. */
const COMMITTED_WITHIN_MS = 5_000;

export const sqliteDialect: Dialect = {
  name: "sqlite",
  lanes: 1,
  lockTickets: sql``,
  lockRows: sql``,
  skipLocked: sql``,
  among: (column, ids) => sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`,
  holdsText: (column, text) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`,
  jsonText: (column, key) => sql<string | null>`cast(json_extract(${sql.ref(column)}, ${sql.lit(`$.${key}`)}) as text)`,
  bound: (ids) => JSON.stringify(ids),
  changeTickets: null,
  groupsOf: (column) =>
    sql<string | null>`(select json_group_array(group_key) from person_group where person = ${sql.ref(column)})`,
  queue: async () => {},
  clustered: sql`without rowid`,
  appendOnly: (table) =>
    ["update", "delete"].map((verb) =>
      raw(
        `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} is append-only'); end`,
      ),
    ),
  immutableVersions: () => [
    raw(`create trigger definition_no_update before update of kind, key, version, body, author, at, note on definition
      when old.version > 0 begin select raise(abort, 'a published version is immutable'); end`),
    raw(`create trigger definition_no_delete before delete on definition
      when old.version > 0 begin select raise(abort, 'a published version is immutable'); end`),
  ],
  // Requests come to one server; what other processes take in comes of no request.
  followInbox: () => [raw("create index inbox_apart on inbox (at) where principal is null")],
  inboxPosition: (now) => sql<number>`${now - COMMITTED_WITHIN_MS}`,
  inboxFrom: (position) => sql<boolean>`principal is null and at >= ${position}`,
  isRetryable: (error) => codeOf(error).startsWith("SQLITE_BUSY"),
};

const ADVISORY = { numbers: 7_204_001, migrations: 7_204_002, mails: 7_204_003 } as const;

/** Serialization failure, deadlock, lock not available, and a connection that broke: the inbox makes a second try harmless. */
const RETRYABLE = new Set([
  "40001",
  "40P01",
  "55P03",
  "08006",
  "08003",
  "08000",
  "57P01",
  "57P02",
  "ECONNRESET",
  "EPIPE",
]);

const TICKET_INTEGERS: ReadonlySet<TicketColumn> = new Set<TicketColumn>([
  "number",
  "blueprint_version",
  "state_since",
  "customer_replied",
  "created_at",
  "updated_at",
  "solved_at",
  "last_agent_action_at",
  "wake_at",
  "assigned_at",
  "sla_due_at",
  "untouched_since",
  "snoozed_until",
  "told_at",
  "version",
  "facts",
]);

const refuse = (name: string, message: string): CompiledQuery =>
  raw(`create function ${name}() returns trigger language plpgsql as $$ begin raise exception '${message}'; end $$`);

export const postgresDialect: Dialect = {
  name: "postgres",
  lanes: 4,
  lockTickets: sql`for update of ticket`,
  lockRows: sql`for update`,
  skipLocked: sql`for update skip locked`,
  among: (column, ids) => sql<boolean>`${sql.ref(column)} = any(${ids})`,
  holdsText: (column, text) => sql<boolean>`strpos(${sql.ref(column)}, ${text}) > 0`,
  jsonText: (column, key) => sql<string | null>`(${sql.ref(column)}::jsonb ->> ${sql.lit(key)})`,
  bound: (ids) => ids,
  changeTickets: (columns) => {
    const lists = columns.map((column) => {
      if (column === "effort") return sql`${[]}::double precision[]`;
      return TICKET_INTEGERS.has(column) ? sql`${[]}::bigint[]` : sql`${[]}::text[]`;
    });
    const set = columns
      .filter((column) => column !== "id")
      .map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`);
    return sql`update ticket set ${sql.join(set)}
      from unnest(${sql.join(lists)}, ${[]}::bigint[]) as given(${sql.join(columns.map((column) => sql.ref(column)))}, facts_before)
      where ticket.id = given.id and ticket.facts = given.facts_before`;
  },
  groupsOf: (column) =>
    sql<string | null>`(select json_agg(group_key)::text from person_group where person = ${sql.ref(column)})`,
  queue: async (trx, name) => {
    await trx.executeQuery(CompiledQuery.raw("select pg_advisory_xact_lock($1)", [ADVISORY[name]]));
  },
  clustered: sql``,
  appendOnly: (table) => [
    refuse(`${table}_append_only`, `${table} is append-only`),
    raw(
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function ${table}_append_only()`,
    ),
    raw(
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function ${table}_append_only()`,
    ),
  ],
  immutableVersions: () => [
    refuse("definition_immutable", "a published version is immutable"),
    raw(`create trigger definition_no_update before update of kind, key, version, body, author, at, note on definition
      for each row when (old.version > 0) execute function definition_immutable()`),
    raw(`create trigger definition_no_delete before delete on definition
      for each row when (old.version > 0) execute function definition_immutable()`),
  ],
  // By transaction, since clocks of several machines differ and sequences don't say what is committed. A block range index costs a write nothing.
  followInbox: () => [
    raw("alter table inbox add column xact bigint"),
    raw("alter table inbox alter column xact set default (pg_current_xact_id()::text::bigint)"),
    raw("create index inbox_xact on inbox using brin (xact) with (pages_per_range = 16, autosummarize = on)"),
  ],
  inboxPosition: () => sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
  inboxFrom: (position) => sql<boolean>`xact >= ${position}`,
  isRetryable: (error) => RETRYABLE.has(codeOf(error)),
};
