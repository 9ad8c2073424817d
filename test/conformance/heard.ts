import type { Problem } from "../../api/contract/problem.ts";
import type { Store } from "../../api/db/connect.ts";
import { readJournal } from "../../api/tickets/ticket-journal.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { BareFact, No } from "./changes.ts";

/** What one door made of one change: what was written, what was answered. */
export interface Heard {
  readonly facts: readonly BareFact[];
  readonly no: No | null;
  /** Whether the witness, which starts on any change, acted: its note, and what it sends. */
  readonly witnessed: { readonly notes: number; readonly effects: readonly string[] };
  /** Rule that the journal names beside a refused action; null: the no was an answer to a person. */
  readonly refusedFor: string | null;
  /** What of the ticket is otherwise than before though it was refused, by name. */
  readonly changedAllTheSame: readonly string[];
}

/** The ticket before a door is tried. */
export interface Before {
  readonly seq: number;
  readonly ticket: JsonObject;
}

/** Counters of the ticket's own books: they move when a refusal is written into the journal. */
const BOOKS: ReadonlySet<string> = new Set([
  "facts",
  "updatedAt",
  "lastAgentActionAt",
  "automatic",
  "timeRules",
  "tasks",
]);
/** Facts by which a door is opened, not what comes of it: the task that starts a trigger, the time that starts a rule. */
const OPENING: ReadonlySet<string> = new Set(["taskDone", "timeRuleActed"]);

export async function before(store: Store, ticket: string): Promise<Before> {
  return { seq: (await readJournal(store.db, ticket)).at(-1)?.seq ?? 0, ticket: await bodyOf(store, ticket) };
}

/** Holds the ticket against what it was, and reads what was written since; `no` is what the caller was answered. */
export async function hear(store: Store, id: string, was: Before, no: No | null = null): Promise<Heard> {
  const since = (await readJournal(store.db, id)).filter(({ seq }) => seq > was.seq);
  const facts = since.map(({ fact }) => fact);
  const refused = facts.find((fact) => fact.type === "actionRefused");
  const events = new Set(since.filter(({ fact }) => isWitness(fact)).map(({ event }) => event));
  const sent = await store.db.selectFrom("outbox").select(["event", "type"]).where("ticket", "=", id).execute();
  const now = await bodyOf(store, id);
  return {
    facts: facts.filter((fact) => !OPENING.has(fact.type) && !isWitness(fact) && fact !== refused).map(bare),
    no: no ?? (refused ? noOf(refused) : null),
    witnessed: {
      notes: facts.filter(isWitness).length,
      effects: sent.filter(({ event }) => events.has(event)).map(({ type }) => type),
    },
    refusedFor: refused?.rule ?? null,
    changedAllTheSame: no || refused ? differing(was.ticket, now) : [],
  };
}

const differing = (was: JsonObject, now: JsonObject): readonly string[] =>
  Object.keys({ ...was, ...now }).filter(
    (name) => !BOOKS.has(name) && JSON.stringify(was[name]) !== JSON.stringify(now[name]),
  );

const isWitness = ({ rule }: Fact): boolean => rule?.startsWith("trigger:witness@") ?? false;

/** Without its stamp, and without how a step was started: by a button, or by a rule. */
function bare(fact: Fact): BareFact {
  const { at: _at, by: _by, rule: _rule, ...rest } = fact;
  const { how: _how, ...bared } = { how: null, ...rest };
  return JSON.parse(JSON.stringify(bared)) as BareFact; // What a fact is once it has been written.
}

function noOf(fact: Extract<Fact, { readonly type: "actionRefused" }>): No {
  const { code = "", message, details } = fact;
  return saidNo(code, message.en, details);
}

/** The no of an answer over HTTP; null: it was taken in. */
export function noIn(answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }): No | null {
  if (answer.ok) return null;
  const [first] = answer.problem.errors;
  if (!first) return { code: answer.problem.code, message: answer.problem.detail };
  return saidNo(first.code, first.message, first.details as JsonObject | undefined); // JSON, as it came.
}

/** A no; the values that a condition saw are told too, and are none of what is compared. */
export function saidNo(code: string, message: string, details?: JsonObject): No {
  const { explanation: _explanation, ...rest } = details ?? {};
  return Object.keys(rest).length > 0 ? { code, message, details: rest } : { code, message };
}

async function bodyOf(store: Store, id: string): Promise<JsonObject> {
  const { body } = await store.db.selectFrom("ticket").select("body").where("id", "=", id).executeTakeFirstOrThrow();
  return JSON.parse(body) as JsonObject;
}
