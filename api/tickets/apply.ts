import { CompiledQuery, type Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import { readMergeTaken } from "../merge/merge-taken.ts";
import { isProblemOpen } from "../problems/store.ts";
import { answerOfThen } from "./answer.ts";
import { AssignmentBook } from "./assignment-book.ts";
import { keepTurn, readCandidates } from "./candidates.ts";
import { type Accepted, type Applied, type BatchResult, type Item, isHidden, ticketsOf } from "./item.ts";
import { type LoadedTicket, lockTickets } from "./load.ts";
import { readMentioned } from "./mentioned.ts";
import { rowsOf } from "./rows.ts";
import { Conflict, save } from "./save.ts";
import { readStepTaken } from "./step-taken.ts";
import { readMessage } from "./ticket-journal.ts";
import { applyTogether, lastNumber } from "./together.ts";
import { type Around, type Decided, decideEvent, type Workshop } from "./workshop.ts";

type Trx = Transaction<Tables>;

/** From so many items on they are tried as one before each has a savepoint of its own. */
const MANY = 4;

/** How often a transaction that others were in the way of is tried again. */
const TRIES = 4;

/** Chooses events inside the transaction that takes them in: what it locks is its own until the commit. Must bear being called again. */
export type Choose = (trx: Transaction<Tables>) => Promise<readonly Item[]>;

/**
 * THE transaction. Takes events in, in their order, with one commit: tickets locked by id, one savepoint an item, everything
 * that an event came to or nothing of it. Answers after the commit. Throws when the transaction itself can't be had.
 */
export async function applyItems(
  workshop: Workshop,
  items: readonly Item[] | Choose,
  now: number,
): Promise<readonly BatchResult[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const results = await workshop.store.db.transaction().execute((trx) => applyIn(workshop, trx, items, now));
      workshop.fault("committed");
      return results;
    } catch (error) {
      // An error at the commit is ambiguous; events that did get in answer as repeated on the next try.
      const again = error instanceof Conflict || workshop.store.dialect.isRetryable(error);
      if (!again || attempt >= TRIES) throw error;
    }
  }
}

/** What one transaction has read so far. */
interface Reading {
  readonly tickets: Map<string, LoadedTicket>;
  readonly surroundings: Around;
  /** Tickets that followed from the item at hand, as they were before; undefined: not read then. */
  readonly followed: Map<string, LoadedTicket | undefined>;
  /** Actions that the chain at hand has performed. */
  actions: number;
}

async function applyIn(
  workshop: Workshop,
  trx: Trx,
  given: readonly Item[] | Choose,
  now: number,
): Promise<readonly BatchResult[]> {
  const { store, statements } = workshop;
  const items = typeof given === "function" ? await given(trx) : given;
  if (items.length === 0) return [];
  if (items.some(({ event }) => isUnnumbered(event))) await store.dialect.queue(trx, "numbers");
  const ids = [...new Set(items.flatMap(({ event }) => ticketsOf(event)))];
  const tickets = await lockTickets(store, statements, trx, ids);
  const reading: Reading = { tickets, surroundings: new Map(), followed: new Map(), actions: 0 };
  const saving = { dialect: store.dialect, statements, trx, now, fault: workshop.fault };
  if (items.length >= MANY) {
    const book = new AssignmentBook();
    const decideOne = (event: Event, loaded: LoadedTicket | undefined) =>
      decideIn(workshop, trx, reading, event, loaded, now, book);
    const isRetryable = (error: unknown) => store.dialect.isRetryable(error);
    const together = await applyTogether(saving, items, reading.tickets, decideOne, isRetryable, book);
    if (together) {
      workshop.fault("commit");
      return together;
    }
  }
  const results: BatchResult[] = [];
  for (const item of items) results.push(await applyApart(workshop, trx, reading, item, now, items.length > 1));
  workshop.fault("commit");
  return results;
}

/** One item of a batch: when it meets a bug its own writes are taken back and the others stand. */
async function applyApart(
  workshop: Workshop,
  trx: Trx,
  reading: Reading,
  item: Item,
  now: number,
  apart: boolean,
): Promise<BatchResult> {
  if (!apart) return applyOne(workshop, trx, reading, item, now);
  await trx.executeQuery(SAVEPOINT);
  reading.followed.clear();
  const before = reading.tickets.get(item.event.ticket);
  try {
    const result = await applyOne(workshop, trx, reading, item, now);
    await trx.executeQuery(RELEASE);
    return result;
  } catch (error) {
    if (error instanceof Conflict || workshop.store.dialect.isRetryable(error)) throw error;
    await trx.executeQuery(ROLLBACK);
    await trx.executeQuery(RELEASE);
    if (before) reading.tickets.set(item.event.ticket, before);
    else reading.tickets.delete(item.event.ticket);
    for (const [id, was] of reading.followed) {
      if (was) reading.tickets.set(id, was);
      else reading.tickets.delete(id);
    }
    return { outcome: "failed", error };
  }
}

const SAVEPOINT = CompiledQuery.raw("savepoint item");
const RELEASE = CompiledQuery.raw("release savepoint item");
const ROLLBACK = CompiledQuery.raw("rollback to savepoint item");

async function applyOne(workshop: Workshop, trx: Trx, reading: Reading, item: Item, now: number): Promise<Applied> {
  const { event, ifVersion } = item;
  const loaded = reading.tickets.get(event.ticket);
  const opening = event.type === "ticketSubmitted";
  // What follows may judge a repeated event by a ticket that has moved on because of it: its answer of then comes first.
  const orAsThen = async (answer: Applied): Promise<Applied> => (await answerOfThen(trx, item)) ?? answer;
  if (opening && loaded) {
    const then = await answerOfThen(trx, item);
    if (then) return then;
    throw new Error(`Ticket ${event.ticket} is there already.`);
  }
  if (!opening && isHidden(item, loaded?.ticket)) return { outcome: "notFound" };
  if (!opening && !loaded) return orAsThen({ outcome: "notFound" });
  if (loaded && ifVersion !== undefined && loaded.version !== ifVersion)
    return orAsThen({ outcome: "stale", version: loaded.version, ticket: loaded.ticket });

  const numbered = await withNumber(trx, event);
  const { decision, context } = await decideIn(workshop, trx, reading, numbered, loaded, now);
  if (decision.outcome === "rejected") {
    const answer = await orAsThen({ outcome: "rejected", reasons: decision.reasons, ticket: loaded?.ticket ?? null });
    if (answer.outcome !== "rejected" || !loaded || event.history || event.type === "woken") return answer;
    return { ...answer, ticket: await overdue(workshop, trx, reading, loaded, now) };
  }
  const saving = { dialect: workshop.store.dialect, statements: workshop.statements, trx, now, fault: workshop.fault };
  const rows = rowsOf(item, loaded, decision, context, now);
  if (!(await save(saving, rows))) {
    const then = await answerOfThen(trx, item);
    if (!then) throw new Conflict(`Event ${event.id} came from two sides at once.`);
    return then;
  }
  const { ticket, facts } = decision;
  if (context.candidates) await keepTurn(workshop.statements, trx, facts);
  const { version } = rows.inbox;
  reading.tickets.set(ticket.id, { ticket, version });
  const accepted: Accepted = {
    outcome: "accepted",
    event: event.id,
    at: rows.inbox.at,
    ticket,
    version,
    facts,
    seqFrom: loaded?.ticket.facts ?? 0,
    repeated: false,
  };
  if (decision.actions === undefined) return accepted;
  reading.actions = decision.actions;
  return decision.follows
    ? { ...accepted, also: await applyFollows(workshop, trx, reading, decision.follows, now) }
    : accepted;
}

/**
 * What came of an event on other tickets: children that were made, parents that hear of them. All of it belongs to the same
 * transaction; each is told how much its chain has done before it, so that the chain as a whole comes to an end.
 */
async function applyFollows(
  workshop: Workshop,
  trx: Trx,
  reading: Reading,
  follows: readonly Event[],
  now: number,
): Promise<readonly Accepted[]> {
  const { store, statements } = workshop;
  const { tickets, followed } = reading;
  const done: Accepted[] = [];
  for (const { cause, ...follow } of follows) {
    const event: Event = cause ? { ...follow, cause: { ...cause, actions: reading.actions } } : follow;
    if (isUnnumbered(event)) await store.dialect.queue(trx, "numbers");
    if (!followed.has(event.ticket)) followed.set(event.ticket, tickets.get(event.ticket));
    if (!tickets.has(event.ticket))
      for (const [id, found] of await lockTickets(store, statements, trx, [event.ticket])) tickets.set(id, found);
    const applied = await applyOne(workshop, trx, reading, { event }, now);
    if (applied.outcome === "accepted") done.push(applied);
    // A parent that is gone hears of nothing; a child that its parent's facts name must be there.
    else if (event.type === "ticketSubmitted")
      throw new Error(`Ticket ${event.ticket} was not made: ${applied.outcome}.`);
  }
  return done;
}

/**
 * What was refused may have been judged by deadlines that had come and that nobody had acted on yet. They act now, so that
 * the refusal is true of the ticket as it stands, and a ticket that no wake was set for is not stuck. Gives that ticket.
 */
async function overdue(
  workshop: Workshop,
  trx: Trx,
  reading: Reading,
  loaded: LoadedTicket,
  now: number,
): Promise<Ticket> {
  const { id, facts } = loaded.ticket;
  const event: Event = { id: derivedId("late", id, facts, now), ticket: id, at: now, actor: SYSTEM, type: "woken" };
  const { decision } = await decideIn(workshop, trx, reading, event, loaded, now);
  if (decision.outcome === "rejected" || decision.facts.length === 0) return loaded.ticket;
  const woken = await applyOne(workshop, trx, reading, { event }, now);
  return woken.outcome === "accepted" ? woken.ticket : loaded.ticket;
}

async function decideIn(
  workshop: Workshop,
  trx: Trx,
  { surroundings }: Reading,
  event: Event,
  loaded: LoadedTicket | undefined,
  now: number,
  book?: AssignmentBook,
): Promise<Decided> {
  const { store, statements } = workshop;
  const decided = await decideEvent(workshop, trx, surroundings, event, loaded, now, async (need, definitions) => {
    if (need.type === "ticket") {
      const found = await lockTickets(store, statements, trx, [need.id]);
      return { tickets: { [need.id]: found.get(need.id)?.ticket ?? null } };
    }
    if (need.type === "step") return { step: await readStepTaken(trx, store.dialect, event.ticket, need.event, true) };
    if (need.type === "merge") return { merge: await readMergeTaken(trx, event.ticket, need.with) };
    if (need.type === "message") return { message: await readMessage(trx, event.ticket, need.id) };
    if (need.type === "problem") return { openProblems: { [need.number]: await isProblemOpen(trx, need.number) } };
    if (need.type === "mentioned") return { mentioned: await readMentioned(trx, need.handles) };
    return { candidates: { [need.group]: await readCandidates(store, statements, trx, definitions, need, now, book) } };
  });
  if (!decided) throw new Error(`Event ${event.id} needs what can't be read.`);
  return decided;
}

const isUnnumbered = (event: Event): boolean => event.type === "ticketSubmitted" && event.draft.number === 0;

/** Gives a new ticket the next number; whoever opened the transaction has queued for it. */
async function withNumber(trx: Trx, event: Event): Promise<Event> {
  if (event.type !== "ticketSubmitted" || event.draft.number !== 0) return event;
  return { ...event, draft: { ...event.draft, number: (await lastNumber(trx)) + 1 } };
}
