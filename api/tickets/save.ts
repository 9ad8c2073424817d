import type { Kysely, Transaction } from "kysely";
import type { Dialect, TicketColumn } from "../db/dialect.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import type { Rows } from "./rows.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;

/** Somebody else has changed the ticket since it was read; the whole transaction is tried again. */
export class Conflict extends Error {}

/** Places between two statements at which a test may stop the world. */
export type FaultPoint = "inbox" | "ticket" | "journal" | "message" | "outbox" | "decision" | "commit" | "committed";

export interface Saving {
  readonly dialect: Dialect;
  readonly statements: Statements;
  readonly trx: Trx;
  readonly now: number;
  readonly fault: (point: FaultPoint) => void;
}

/** Columns that change when only time is told: leaving the others out spares the indexes on them. */
const TIMELY_COLUMNS = [
  "updated_at",
  "wake_at",
  "sla_due_at",
  "sla_state",
  "version",
  "facts",
  "body",
] as const satisfies readonly TicketColumn[];

/** What a step that is taken back said is said no more, and what it asked for does not leave; the decision has seen that nothing has. */
async function takeBack(trx: Trx, now: number, { ticket, takenBack }: Rows): Promise<void> {
  if (!takenBack) return;
  const { event, after } = takenBack;
  const said = trx.selectFrom("message").select("id").where("ticket", "=", ticket.id).where("seq", ">", after);
  await trx.deleteFrom("message_file").where("message", "in", said).execute();
  await trx.deleteFrom("message").where("ticket", "=", ticket.id).where("seq", ">", after).execute();
  await trx
    .updateTable("outbox")
    .set({ status: "dropped", settled_at: now, detail: "The step was taken back." })
    .where("event", "=", event)
    .where("status", "=", "pending")
    .execute();
}

/** Writes what one event came to. False: the event, or its idempotency key, has been here before, and nothing was written. */
export async function save({ statements, trx, now, fault }: Saving, rows: Rows): Promise<boolean> {
  if (rows.idle) return true;
  const fresh = await statements.insert(trx, "inbox", [rows.inbox], true);
  if (fresh === 0) return false;
  fault("inbox");
  if (rows.facts === null) await statements.insert(trx, "ticket", [rows.ticket]);
  else await updateTicket(statements, trx, { row: rows.ticket, facts: rows.facts, timely: rows.timely });
  fault("ticket");
  await statements.insert(trx, "journal", rows.journal);
  fault("journal");
  await statements.insert(trx, "message", rows.messages);
  await statements.insert(trx, "message_file", rows.files);
  fault("message");
  await statements.insert(trx, "outbox", rows.outbox);
  fault("outbox");
  await statements.insert(trx, "decision", rows.decisions);
  await takeBack(trx, now, rows);
  fault("decision");
  return true;
}

/**
 * Writes what many events came to, in their order, with few statements: each ticket's row once, as the last of them leaves it.
 * False: one of them has been here before, and what was written must be taken back.
 */
export async function saveTogether(
  { dialect, statements, trx, now, fault }: Saving,
  given: readonly Rows[],
): Promise<boolean> {
  const all = given.filter(({ idle }) => !idle);
  const fresh = await statements.insertMany(
    trx,
    "inbox",
    all.map(({ inbox }) => inbox),
    true,
  );
  if (fresh < all.length) return false;
  fault("inbox");
  const first = new Map<string, Rows>();
  const last = new Map<string, Rows>();
  const wide = new Set<string>();
  for (const rows of all) {
    if (!first.has(rows.ticket.id)) first.set(rows.ticket.id, rows);
    last.set(rows.ticket.id, rows);
    if (!rows.timely) wide.add(rows.ticket.id);
  }
  const isNew = (id: string): boolean => first.get(id)?.facts === null;
  const final = [...last.values()].map(({ ticket }) => ticket);
  await statements.insertMany(
    trx,
    "ticket",
    final.filter(({ id }) => isNew(id)),
  );
  await updateTickets(
    dialect,
    statements,
    trx,
    final.flatMap((row) =>
      isNew(row.id) ? [] : [{ row, facts: first.get(row.id)?.facts ?? 0, timely: !wide.has(row.id) }],
    ),
  );
  fault("ticket");
  await statements.insertMany(
    trx,
    "journal",
    all.flatMap(({ journal }) => journal),
  );
  fault("journal");
  await statements.insertMany(
    trx,
    "message",
    all.flatMap(({ messages }) => messages),
  );
  await statements.insertMany(
    trx,
    "message_file",
    all.flatMap(({ files }) => files),
  );
  fault("message");
  await statements.insertMany(
    trx,
    "outbox",
    all.flatMap(({ outbox }) => outbox),
  );
  fault("outbox");
  await statements.insertMany(
    trx,
    "decision",
    all.flatMap(({ decisions }) => decisions),
  );
  for (const rows of all) await takeBack(trx, now, rows);
  fault("decision");
  return true;
}

/** A ticket's row as it becomes, and how many facts it must still have. */
interface Changed {
  readonly row: Tables["ticket"];
  readonly facts: number;
  readonly timely: boolean;
}

/** A row's keys are its columns; what never changes is left out, and what these facts don't touch. */
const changing = ({ row, timely }: Changed): readonly TicketColumn[] =>
  timely
    ? TIMELY_COLUMNS
    : (Object.keys(row) as TicketColumn[]).filter((one) => one !== "id" && one !== "created_at" && one !== "number");

async function updateTickets(
  dialect: Dialect,
  statements: Statements,
  trx: Trx,
  changed: readonly Changed[],
): Promise<void> {
  const { changeTickets } = dialect;
  if (!changeTickets || changed.length <= 1) {
    for (const one of changed) await updateTicket(statements, trx, one);
    return;
  }
  const [first] = changed;
  if (!first) return;
  const timely = changed.every((one) => one.timely);
  const columns: readonly TicketColumn[] = ["id", ...changing({ ...first, timely })];
  const lists = [...columns.map((column) => changed.map(({ row }) => row[column])), changed.map(({ facts }) => facts)];
  const build = () => ({ compile: () => changeTickets(columns).compile(trx) });
  const { touched } = await statements.run(trx, `update tickets ${timely}`, build, lists);
  if (touched < changed.length)
    throw new Conflict(`Of ${changed.length} tickets ${changed.length - touched} moved on.`);
}

async function updateTicket(statements: Statements, trx: Trx, changed: Changed): Promise<void> {
  const { row, facts, timely } = changed;
  const columns = changing(changed);
  const build = () =>
    trx
      .updateTable("ticket")
      .set(Object.fromEntries(columns.map((column) => [column, row[column]])))
      .where("id", "=", row.id)
      .where("facts", "=", facts);
  // The same columns in the same order each time, whatever they hold: one statement.
  const values = [...columns.map((column) => row[column]), row.id, facts];
  const { touched } = await statements.run(trx, `update ticket ${timely}`, build, values);
  if (touched === 0) throw new Conflict(`Ticket ${row.id} has moved on from fact ${facts}.`);
}
