import type { JsonObject } from "../../../blueprints/json.ts";
import { isJsonObject } from "../../../blueprints/json.ts";
import { type Actor, SYSTEM } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Context } from "../../../runtime/decision.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { chaptersOf, eventTypeOf, type Moment, rulesFrom, ticketAfter } from "../../../runtime/why/moment.ts";
import { refusal } from "../../http/problems.ts";
import { loadActor, requesterActor } from "../../people/actor.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { type DecisionRecord, type JournalRecord, readDecisions, readJournal } from "../../tickets/ticket-journal.ts";
import type { Archive } from "./telling.ts";

/** What was kept of an event, and the ticket's whole journal until its end. */
export interface Kept {
  readonly event: string;
  readonly moment: Moment;
  readonly journal: readonly JournalRecord[];
}

/** History is written down long after it happened. */
const LATER_MS = 60_000;

/** Which of a ticket's facts is meant when nobody says so. */
export type Otherwise = (journal: readonly JournalRecord[]) => JournalRecord | undefined;

export const lastFact: Otherwise = (journal) => journal.at(-1);

/** The moment of the event that the journal's entry belongs to. */
export async function readMoment(
  archive: Archive,
  ticket: string,
  entry: number | undefined,
  otherwise: Otherwise = lastFact,
): Promise<Kept> {
  const { db } = archive.store;
  const whole = await readJournal(db, ticket);
  const meant = entry === undefined ? otherwise(whole) : whole.find(({ seq }) => seq === entry);
  if (!meant) throw refusal("notFound");
  const own = whole.filter(({ event }) => event === meant.event);
  const first = own[0]?.seq ?? 1;
  const earlier = whole.filter(({ seq }) => seq < first);
  const before = earlier.reduce<Ticket | null>((folded, { fact }) => evolve(folded, fact), null);
  const facts = own.map(({ fact }) => fact);
  const inbox = await db.selectFrom("inbox").select("at").where("event", "=", meant.event).executeTakeFirst();
  const decidedAt = inbox?.at ?? meant.fact.at;
  const decision = (await readDecisions(db, ticket)).find(({ event }) => event === meant.event);
  const effects = await db
    .selectFrom("outbox")
    .select("rule")
    .where("ticket", "=", ticket)
    .where("event", "=", meant.event)
    .execute();
  const type = eventTypeOf(facts);
  const byTime = type === "woken" || type === "rearmRequested" || type === "assignRequested";
  const moment: Omit<Moment, "context" | "contextIsNew"> = {
    before,
    facts,
    decidedAt,
    actor: await actorBehind(archive, decision?.by ?? facts.find(({ by }) => by !== SYSTEM.id)?.by ?? SYSTEM.id),
    acted: actedIn(decision),
    sent: effects.map(({ rule }) => rule),
    history: !byTime && (facts.at(-1)?.at ?? decidedAt) < decidedAt - LATER_MS,
  };
  const context = decision ? contextOf(decision.context) : await contextOfToday(archive, moment);
  return {
    event: meant.event,
    moment: { ...moment, context, contextIsNew: !decision },
    journal: whole.slice(0, earlier.length + own.length),
  };
}

const actedIn = (decision: DecisionRecord | undefined): readonly string[] =>
  (decision?.entries ?? []).flatMap((entry) =>
    isJsonObject(entry) && entry.outcome === "acted" && typeof entry.rule === "string" ? [entry.rule] : [],
  );

// The door wrote it from a Context.
const contextOf = (kept: JsonObject): Context => kept as Context;

/** Groups and roles are those of today: nobody wrote down which there were. */
async function actorBehind({ store }: Archive, id: string): Promise<Actor> {
  if (id.startsWith("requester:")) return requesterActor(id);
  const person = id.startsWith("agent:") ? await loadActor(store.db, id) : undefined;
  if (person) return person;
  const kind = id.startsWith("import:") ? "import" : id.startsWith("agent:") ? "agent" : "system";
  return { ...SYSTEM, id, kind };
}

/** People around the ticket as they are today: those whom the event found, or brought itself. */
async function contextOfToday(
  { store, statements }: Archive,
  { before, facts }: Pick<Moment, "before" | "facts">,
): Promise<Context> {
  const [first] = chaptersOf({ before, facts });
  const ticket = first ? ticketAfter(first, Math.max(before ? 0 : 1, rulesFrom(first.facts))) : before;
  const around = [ticket?.requester ?? null, ticket?.assignee ?? null, ticket?.group ?? null];
  return (await readSurroundings(store, statements, store.db, around)).context;
}
