import { type Kysely, sql, type Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Context } from "../../runtime/decision.ts";
import type { Store } from "../db/connect.ts";
import { readObject, readStrings } from "../db/json.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import type { HotTickets } from "./hot-tickets.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;

/** A ticket with what its row alone knows. */
export interface LoadedTicket {
  readonly ticket: Ticket;
  readonly version: number;
  /** What its row says of time; absent once an event of the same transaction has changed it. */
  readonly timing?: Timing;
}

export type Timing = Pick<Tables["ticket"], "wake_at" | "sla_due_at" | "sla_state">;

/** What stands around a ticket at this moment, and the definitions' counter. */
export interface Surroundings {
  readonly context: Context;
  readonly definitions: number;
}

/** The row's JSON is the ticket as `evolve` made it; nothing else ever writes it. */
export const ticketOf = (body: string): Ticket => JSON.parse(body) as Ticket;

/** Reads the ticket's JSON when it is asked for: one row that can't be read must not take a whole batch with it. */
function loaded({ body, version, ...timing }: Pick<Tables["ticket"], "body" | "version"> & Timing): LoadedTicket {
  let ticket: Ticket | undefined;
  return {
    version,
    timing,
    get ticket() {
      ticket ??= ticketOf(body);
      return ticket;
    },
  };
}

/** Reads tickets as they are committed; of those that are `hot` and have not moved on, all but their JSON. */
export async function readTickets(
  store: Store,
  statements: Statements,
  db: Trx,
  ids: readonly string[],
  hot: HotTickets,
): Promise<Map<string, LoadedTicket>> {
  const build = () =>
    db
      .selectFrom("ticket")
      .select(["id", "version", "facts", "wake_at", "sla_due_at", "sla_state"])
      .where(store.dialect.among("ticket.id", ids));
  const { rows } = await statements.run(db, "look at tickets", build, [store.dialect.bound(ids)]);
  const found = new Map<string, LoadedTicket>();
  const missing: string[] = [];
  for (const { id, version, facts, ...timing } of rows) {
    const ticket = hot.get(id, facts);
    if (ticket) found.set(id, { ticket, version, timing });
    else missing.push(id);
  }
  // The whole row anew, since it may have moved on in between.
  for (const [id, one] of await lockTickets(store, statements, db, missing)) found.set(id, one);
  return found;
}

/** Reads tickets and keeps them as they are until the transaction ends, in the order of their ids. */
export async function lockTickets(
  { dialect }: Store,
  statements: Statements,
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, LoadedTicket>> {
  const columns = [
    "ticket.id",
    "ticket.version",
    "ticket.body",
    "ticket.wake_at",
    "ticket.sla_due_at",
    "ticket.sla_state",
  ] as const;
  const one = ids[0];
  if (one === undefined) return new Map();
  const select = () => trx.selectFrom("ticket").select(columns).modifyEnd(dialect.lockTickets);
  const alone = () => select().where("ticket.id", "=", "");
  const inOrder = () => select().where(dialect.among("ticket.id", ids)).orderBy("ticket.id");
  const { rows } =
    ids.length === 1
      ? await statements.run(trx, "lock ticket", alone, [one])
      : await statements.run(trx, "lock tickets", inOrder, [dialect.bound(ids)]);
  return new Map(rows.map(({ id, ...row }) => [id, loaded(row)]));
}

/** Whose context an event is decided in: of the people that the ticket has, or is given by the event itself. */
export function peopleAround(event: Event, ticket: Ticket | null): readonly (string | null)[] {
  const given =
    event.type === "ticketSubmitted" ? event.draft : event.type === "changeRequested" ? event.changes : undefined;
  const or = (value: string | null | undefined, kept: string | null | undefined) =>
    value === undefined ? (kept ?? null) : value;
  return [
    or(given?.requester, ticket?.requester),
    or(given?.assignee, ticket?.assignee),
    or(given?.group, ticket?.group),
  ];
}

/** Reads requester, organization, assignee and group in one statement. */
export async function readSurroundings(
  { dialect }: Store,
  statements: Statements,
  trx: Trx,
  people: readonly (string | null)[],
): Promise<Surroundings> {
  // Bare, each new value in a left join makes SQLite plan the statement anew: 65 µs instead of 4.
  const given = () => sql<string>`cast(${""} as text)`;
  const build = () =>
    trx
      .selectFrom("counter")
      .leftJoin("contact", (join) => join.on("contact.id", "=", given()))
      .leftJoin("organization", "organization.id", "contact.organization")
      .leftJoin("person", (join) => join.on("person.key", "=", given()))
      .leftJoin("desk_group", (join) => join.on("desk_group.key", "=", given()))
      .where("counter.name", "=", sql.lit("definitions"))
      .select([
        "counter.value as definitions",
        "contact.id as contact_id",
        "contact.name as contact_name",
        "contact.emails",
        "contact.language",
        "contact.kind",
        "contact.verified",
        "organization.id as organization_id",
        "organization.name as organization_name",
        "organization.attributes",
        "person.key as person_key",
        "person.name as person_name",
        "person.roles",
        "person.departments",
        "desk_group.key as group_key",
        "desk_group.name as group_name",
        "desk_group.department as group_department",
        "desk_group.calendar as group_calendar",
        dialect.groupsOf("person.key").as("person_groups"),
      ]);
  const { rows } = await statements.run(trx, "surroundings", build, people);
  const row = rows[0];
  if (!row) throw new Error("The database has no definitions counter.");
  const organization: JsonObject | null =
    row.organization_id === null
      ? null
      : { ...readObject(row.attributes ?? "{}"), id: row.organization_id, name: row.organization_name };
  const context: Context = {
    ...(row.contact_id !== null && {
      requester: {
        id: row.contact_id,
        name: row.contact_name,
        emails: readStrings(row.emails ?? "[]"),
        language: row.language,
        kind: row.kind,
        verified: row.verified === 1,
        organization: row.organization_id,
      },
    }),
    ...(organization && { organization }),
    ...(row.person_key !== null && {
      assignee: {
        id: row.person_key,
        name: row.person_name,
        groups: readStrings(row.person_groups ?? "[]"),
        roles: readStrings(row.roles ?? "[]"),
        departments: readStrings(row.departments ?? "[]"),
      },
    }),
    ...(row.group_key !== null && {
      group: {
        id: row.group_key,
        name: row.group_name,
        department: row.group_department,
        calendar: row.group_calendar,
      },
    }),
  };
  return { context, definitions: row.definitions };
}
