import type { Event } from "../../blueprints/event.ts";
import type { Effect, Fact, FactType } from "../../blueprints/facts.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Context, Decision, TraceEntry } from "../../runtime/decision.ts";
import type { Tables } from "../db/tables.ts";
import { destinationOf } from "../effects/destination.ts";
import type { Item } from "./item.ts";
import type { LoadedTicket, Timing } from "./load.ts";
import { countsAsChange, journalRows, messageFileRows, messageRow, ticketRow } from "./row.ts";

type AcceptedDecision = Extract<Decision, { readonly outcome: "accepted" }>;

/** Mail to people outside leaves a little later, so that what caused it can still be undone. */
const MAIL_DELAY_MS = 20_000;

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

const isIdle = (event: Event, facts: number, row: Tables["ticket"], timing: Timing | undefined): boolean =>
  event.type === "rearmRequested" &&
  facts === 0 &&
  timing?.wake_at === row.wake_at &&
  timing.sla_due_at === row.sla_due_at &&
  timing.sla_state === row.sla_state;

/** What a decision comes to, row by row; nothing is written here. */
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
