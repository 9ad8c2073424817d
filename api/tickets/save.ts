import type { Kysely, Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import type { Effect, Fact, FactType } from "../../blueprints/facts.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Context, Decision, TraceEntry } from "../../runtime/decision.ts";
import type { Dialect, TicketColumn } from "../db/dialect.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { destinationOf } from "../effects/destination.ts";
import type { Item } from "./item.ts";
import type { LoadedTicket, Timing } from "./load.ts";
import { countsAsChange, journalRows, messageFileRows, messageRow, ticketRow } from "./row.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;
type AcceptedDecision = Extract<Decision, { readonly outcome: "accepted" }>;

/** Mail to people outside leaves a little later, so that what caused it can still be undone. */
const MAIL_DELAY_MS = 20_000;

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

/** Every row that one event comes to. `facts` is how many the ticket had before; null: it is new. */
export interface Rows {
  readonly inbox: Tables["inbox"];
  readonly ticket: Tables["ticket"];
  readonly facts: number | null;
  readonly journal: readonly Tables["journal"][];
  readonly messages: readonly Tables["message"][];
  readonly files: readonly Tables["message_file"][];
  readonly outbox: readonly Tables["outbox"][];
  readonly decisions: readonly Tables["decision"][];
  /** New documents came to the ticket and changed nothing of it: nothing is written, and coming again they change nothing again. */
  readonly idle: boolean;
  /** The step that is taken back: what it wrote and asked for; null: none is. */
  readonly takenBack: { readonly event: string; readonly after: number } | null;
  /** Nothing happened to the ticket but that time was told. */
  readonly timely: boolean;
}

/** Facts of which the row shows nothing but when the ticket is due. */
const TIMELY: ReadonlySet<FactType> = new Set<FactType>([
  "slaApplied",
  "slaWarning",
  "slaBreached",
  "slaEscalated",
  "slaMet",
  "slaExcused",
  "timeRuleActed",
  "rearmed",
]);

/** Columns that such facts change: leaving the others out spares the indexes on them. */
const TIMELY_COLUMNS = [
  "updated_at",
  "wake_at",
  "sla_due_at",
  "sla_state",
  "version",
  "facts",
  "body",
] as const satisfies readonly TicketColumn[];

const isIdle = (event: Event, facts: number, row: Tables["ticket"], timing: Timing | undefined): boolean =>
  event.type === "rearmRequested" &&
  facts === 0 &&
  timing?.wake_at === row.wake_at &&
  timing.sla_due_at === row.sla_due_at &&
  timing.sla_state === row.sla_state;

export function rowsOf(
  { event, idempotency }: Item,
  loaded: LoadedTicket | undefined,
  { ticket, facts, effects, trace, wakeAt, sla, waitsFor }: AcceptedDecision,
  context: Context,
  now: number,
): Rows {
  const seqFrom = loaded?.ticket.facts ?? 0;
  const version = (loaded?.version ?? 0) + (countsAsChange(facts) ? 1 : 0);
  const name = context.requester?.name;
  const row = ticketRow(ticket, version, wakeAt, typeof name === "string" ? name : "", sla, waitsFor);
  return {
    inbox: {
      event: event.id,
      ticket: ticket.id,
      principal: idempotency?.principal ?? null,
      idempotency_key: idempotency?.key ?? null,
      request_hash: idempotency?.hash ?? null,
      at: now,
      seq_from: seqFrom,
      seq_to: seqFrom + facts.length,
      version,
    },
    ticket: row,
    facts: loaded ? seqFrom : null,
    journal: journalRows(ticket.id, event.id, seqFrom, facts),
    messages: facts.flatMap((fact, index) =>
      fact.type === "messageAdded" ? [messageRow(ticket.id, seqFrom + index + 1, fact.message)] : [],
    ),
    files: facts.flatMap((fact) => (fact.type === "messageAdded" ? messageFileRows(fact.message) : [])),
    outbox: effects.map((effect, index) =>
      outboxRow(effect, event, now, (seqFrom + facts.length) * EFFECTS_AT_MOST + index),
    ),
    decisions: trace.length > 0 ? [decisionRow(event, trace, context)] : [],
    idle: isIdle(event, facts.length, row, loaded?.timing),
    takenBack: takenBackBy(facts),
    timely: facts.every(({ type }) => TIMELY.has(type)),
  };
}

const takenBackBy = (facts: readonly Fact[]): Rows["takenBack"] => {
  const fact = facts.find(({ type }) => type === "stepUndone");
  return fact?.type === "stepUndone" ? { event: fact.event, after: fact.after } : null;
};

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

/** More than one event ever asks for: leaves room to put them in order between two facts of their ticket. */
const EFFECTS_AT_MOST = 1_000;

const outboxRow = (effect: Effect, event: Event, now: number, place: number): Tables["outbox"] => ({
  id: effect.id,
  ticket: effect.ticket,
  event: event.id,
  type: effect.type,
  rule: effect.rule,
  effect: JSON.stringify(effect),
  status: "pending",
  attempts: 0,
  runs: 0,
  next_at: effect.type === "mail" ? now + MAIL_DELAY_MS : now,
  lease_until: null,
  fence: 0,
  created_at: now,
  settled_at: null,
  detail: null,
  destination: destinationOf(effect),
  place,
});

const decisionRow = (event: Event, trace: readonly TraceEntry[], context: Context): Tables["decision"] => ({
  event: event.id,
  ticket: event.ticket,
  type: event.type,
  at: event.at,
  by_actor: event.actor.id,
  entries: JSON.stringify(trace.map(explained)),
  context: JSON.stringify(context),
});

/** A trace entry as it is kept, with the values that its condition saw. */
export function explained({ explain, ...entry }: TraceEntry): Json {
  const kept = {
    step: entry.step,
    rule: entry.rule,
    outcome: entry.outcome,
    ...(entry.detail && { detail: entry.detail }),
  };
  return explain ? { ...kept, explanation: explain() } : kept;
}
