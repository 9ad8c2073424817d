import type { Kysely } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { StepTaken } from "../../runtime/decision.ts";
import { evolve } from "../../runtime/evolve.ts";
import type { Dialect } from "../db/dialect.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "./answer.ts";

type Db = Kysely<Tables>;

/** The step that a person took by this event, or what it did to many tickets at once, and what has come of it outside; null: that event did neither. */
export async function readStepTaken(
  db: Db,
  dialect: Dialect,
  ticket: string,
  event: string,
  lock: boolean,
): Promise<StepTaken | null> {
  const rows = await db
    .selectFrom("journal")
    .select(["seq", "event", "fact"])
    .where("ticket", "=", ticket)
    .orderBy("seq")
    .execute();
  const facts = rows.map(({ seq, event, fact }) => ({ seq, event, fact: factOf(fact) }));
  const own = facts.filter((one) => one.event === event);
  // What was due before the step and came with it stays.
  const word = wordOf(own);
  const taken = own.find(({ fact }) => fact.many || isUndoable(fact)) ?? word?.from;
  const last = own.at(-1);
  if (!last || !taken) return null;
  const after = taken.seq - 1;
  const before = facts.slice(0, after).reduce<Ticket | null>((one, { fact }) => evolve(one, fact), null);
  if (!before) return null;
  const effects = await db
    .selectFrom("outbox")
    .select(["type", "status", "attempts"])
    .where("event", "=", event)
    // Held, so that no worker takes up what is taken back.
    .$if(lock, (query) => query.modifyEnd(dialect.lockRows))
    .execute();
  const step = own.find(({ fact }) => isUndoable(fact))?.fact;
  const since = own.filter(({ seq }) => seq > after);
  return {
    event,
    transition: step?.type === "transitionTaken" ? step.transition : "",
    ...(step?.type === "handedOver" && { handover: step.to }),
    ...(word && taken === word.from && { reply: word.message }),
    by: taken.fact.by,
    at: taken.fact.at,
    after,
    last: last.seq,
    before,
    left: effects.filter(({ status, attempts }) => attempts > 0 || status === "done").map(({ type }) => typeOf(type)),
    others: since.some(({ fact }) => fact.type === "linked" || fact.type === "childMoved"),
  };
}

/** What somebody of the desk said to the requester or to a third party, where saying it, or opening the thread for it, was the first that they did. */
function wordOf(own: readonly { readonly seq: number; readonly fact: Fact }[]) {
  const [from, next] = own.filter(({ fact }) => fact.by.startsWith("agent:"));
  const said = (from?.fact.type === "thirdPartyAsked" ? next : from)?.fact;
  if (!from || said?.type !== "messageAdded" || said.message.authorKind !== "agent") return undefined;
  const { id, public: open, thread } = said.message;
  return open || thread !== undefined ? { from, message: id } : undefined;
}

/** What a person does to one ticket and may take back: a step, a handover. */
const isUndoable = (fact: Fact): boolean =>
  fact.type === "handedOver" || (fact.type === "transitionTaken" && fact.how === "button");

/** Written from effects alone. */
const typeOf = (type: string): StepTaken["left"][number] => type as StepTaken["left"][number];

/** The event by which a person last took a step on the ticket; null: nobody has. */
export async function lastStepOf(db: Db, ticket: string): Promise<string | null> {
  const rows = await db
    .selectFrom("journal")
    .select(["event", "fact"])
    .where("ticket", "=", ticket)
    .where("type", "in", ["transitionTaken", "handedOver", "stepUndone"])
    .orderBy("seq", "desc")
    .limit(1)
    .execute();
  const [row] = rows;
  if (!row) return null;
  const fact = factOf(row.fact);
  return isUndoable(fact) ? row.event : null;
}
