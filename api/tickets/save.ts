import type { Kysely, Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import type { Effect } from "../../blueprints/facts.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Context, Decision, TraceEntry } from "../../runtime/decision.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import type { Item } from "./item.ts";
import type { LoadedTicket } from "./load.ts";
import { countsAsChange, journalRows, messageRow, ticketRow } from "./row.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;
type AcceptedDecision = Extract<Decision, { readonly outcome: "accepted" }>;

/** Mail to people outside leaves a little later, so that what caused it can still be undone. */
const MAIL_DELAY_MS = 20_000;

/** Somebody else has changed the ticket since it was read; the whole transaction is tried again. */
export class Conflict extends Error {}

/** Places between two statements at which a test may stop the world. */
export type FaultPoint = "inbox" | "ticket" | "journal" | "message" | "outbox" | "decision" | "commit" | "committed";

export interface Saving {
  readonly statements: Statements;
  readonly trx: Trx;
  readonly now: number;
  readonly fault: (point: FaultPoint) => void;
}

/**
 * Writes what one event came to. False: the event, or its idempotency key, has been here before, and nothing was written.
 */
export async function save(
  { statements, trx, now, fault }: Saving,
  { event, idempotency }: Item,
  loaded: LoadedTicket | undefined,
  decision: AcceptedDecision,
  context: Context,
): Promise<{ readonly version: number } | undefined> {
  const { ticket, facts } = decision;
  const seqFrom = loaded?.ticket.facts ?? 0;
  const version = (loaded?.version ?? 0) + (countsAsChange(facts) ? 1 : 0);
  const fresh = await statements.insert(
    trx,
    "inbox",
    [
      {
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
    ],
    true,
  );
  if (fresh === 0) return undefined;
  fault("inbox");
  const name = context.requester?.name;
  const row = ticketRow(ticket, version, decision.wakeAt, typeof name === "string" ? name : "");
  if (loaded) await updateTicket(statements, trx, row, seqFrom);
  else await statements.insert(trx, "ticket", [row]);
  fault("ticket");
  await statements.insert(trx, "journal", journalRows(ticket.id, event.id, seqFrom, facts));
  fault("journal");
  const messages = facts.flatMap((fact, index) =>
    fact.type === "messageAdded" ? [messageRow(ticket.id, seqFrom + index + 1, fact.message)] : [],
  );
  await statements.insert(trx, "message", messages);
  fault("message");
  await statements.insert(
    trx,
    "outbox",
    decision.effects.map((effect) => outboxRow(effect, event, now)),
  );
  fault("outbox");
  if (decision.trace.length > 0)
    await statements.insert(trx, "decision", [decisionRow(event, decision.trace, context)]);
  fault("decision");
  return { version };
}

async function updateTicket(statements: Statements, trx: Trx, row: Tables["ticket"], facts: number): Promise<void> {
  const { id, created_at, number, ...changing } = row;
  const build = () => trx.updateTable("ticket").set(changing).where("id", "=", id).where("facts", "=", facts);
  // The same columns in the same order each time, whatever they hold: one statement.
  const { touched } = await statements.run(trx, "update ticket", build, [...Object.values(changing), id, facts]);
  if (touched === 0) throw new Conflict(`Ticket ${id} has moved on from fact ${facts}.`);
}

const outboxRow = (effect: Effect, event: Event, now: number): Tables["outbox"] => ({
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
