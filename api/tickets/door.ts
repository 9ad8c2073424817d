import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { type Beside, type Sent, sendAhead } from "./ahead.ts";
import { applyItems, type Choose } from "./apply.ts";
import { type Accepted, type Applied, type BatchResult, type Item, ticketsOf } from "./item.ts";
import type { FaultPoint } from "./save.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

/** The one door: everything that changes a ticket comes through here. */
export interface Door {
  /** Takes one event in; it is on the disk when the promise resolves. Requests that come at the same time share a commit. */
  readonly apply: (item: Item) => Promise<Applied>;
  /** Takes many in with one commit of their own, for imports and bulk: answers in the order of `items`, or in that in which they were chosen. */
  readonly applyBatch: (items: readonly Item[] | Choose) => Promise<readonly BatchResult[]>;
  /**
   * Sends many on their way that were chosen by what is committed, and `beside` with them, if all of that still holds when their
   * turn comes. What is sent later comes later. Null, at once or as the answer: nothing was written; `applyBatch` is what is left.
   */
  readonly sendBatch: (items: readonly Item[], beside: Beside) => Promise<Sent | null>;
  /** Resolves when nothing is waiting or running any more. */
  readonly settled: () => Promise<void>;
}

export interface DoorOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Called after each commit with what was newly taken in and told something: to nudge the worker and live streams. */
  readonly onAccepted?: (accepted: readonly Accepted[]) => void;
  /** Called between the statements of each transaction; a test may throw or end the process there. */
  readonly fault?: (point: FaultPoint) => void;
}

/** Transactions at once where each is committed beside this thread: one is decided while others are on their way to the disk. */
const LANES_AHEAD = 3;

/**
 * While batches follow each other nothing is decided ahead: two connections that write in turns wait for each other's lock, and
 * read anew what the other has changed.
 */
const BATCHES_APART_MS = 100;

/** Most events that share a commit: enough to spread the cost of a sync, few enough to keep others from waiting. */
const SHARED = 64;
/** Where one transaction runs at a time, those who are about to come are waited for so long: one sync for all instead of two. */
const GATHER_MS = 1;

/** What was taken in, and what came of it on other tickets. */
const withFollows = (result: BatchResult): readonly Accepted[] =>
  result.outcome === "accepted" ? (result.also ? [result, ...result.also.flatMap(withFollows)] : [result]) : [];

interface Waiting {
  readonly item: Item;
  readonly resolve: (applied: Applied) => void;
  readonly reject: (error: unknown) => void;
}

/** What an event holds to itself until its commit: its ticket, and a new one the next number too. */
const held = ({ event }: Item): readonly string[] =>
  event.type === "ticketSubmitted" && event.draft.number === 0 ? [event.ticket, "numbers"] : ticketsOf(event);

export function createDoor({ store, clock, onAccepted = () => {}, fault }: DoorOptions): Door {
  const workshop: Workshop = openWorkshop(store, fault ?? (() => {}));
  // A fault can stop the world between two statements of this thread alone.
  const { committer = null } = fault ? {} : store;
  const lanes = committer ? LANES_AHEAD : store.dialect.lanes;
  let waiting: Waiting[] = [];
  let batches = 0;
  let batchedAt = Number.NEGATIVE_INFINITY;
  const batching = () => batches > 0 || performance.now() - batchedAt < BATCHES_APART_MS;
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let scheduled = false;
  /** How many are likely to come now: who was just answered mostly sends the next request at once. */
  let likely = 0;
  let gathering: NodeJS.Timeout | null = null;

  const committed = (results: readonly BatchResult[]) => {
    const fresh = results.flatMap(withFollows).filter(({ repeated, facts }) => !repeated && facts.length > 0);
    if (fresh.length === 0) return;
    try {
      onAccepted(fresh);
    } catch (error) {
      // What is on the disk stays accepted, whatever becomes of the news about it.
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };

  /** From those who wait, in their order, the ones whose tickets nobody is changing. */
  const next = (): readonly Waiting[] => {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    const later = new Set(busy);
    for (const one of waiting) {
      const keys = held(one.item);
      if (batch.length < SHARED && !keys.some((key) => later.has(key))) batch.push(one);
      else {
        left.push(one);
        for (const key of keys) later.add(key);
      }
    }
    waiting = left;
    return batch;
  };

  const runShared = async (batch: readonly Waiting[]) => {
    try {
      const items = batch.map(({ item }) => item);
      const now = clock.now();
      // Who is alone is answered soonest from here; the thread is for those who would wait for each other.
      const many = items.length > 1 || running.size > 0;
      const sent =
        many && !batching() && committer?.isReady() ? await sendAhead(workshop, committer, items, now) : null;
      const ahead = sent && (await sent.answer);
      const results = ahead ?? (await applyItems(workshop, items, now));
      committed(results);
      if (lanes === 1 || !ahead) likely = Math.min(batch.length + waiting.length, SHARED);
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined || result.outcome === "failed") reject(result?.error);
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const start = () => {
    scheduled = false;
    likely = 0;
    while (waiting.length > 0 && running.size < lanes) {
      const batch = next();
      if (batch.length === 0) return;
      const keys = batch.flatMap(({ item }) => held(item));
      for (const key of keys) busy.add(key);
      const run = runShared(batch).finally(() => {
        for (const key of keys) busy.delete(key);
        running.delete(run);
        schedule();
      });
      running.add(run);
    }
  };

  // After this turn's input has been read, so that requests which have already arrived share the commit.
  const schedule = () => {
    if (scheduled || waiting.length === 0 || running.size >= lanes) return;
    if (waiting.length < likely) {
      gathering ??= setTimeout(enough, GATHER_MS);
      return;
    }
    if (gathering) clearTimeout(gathering);
    gathering = null;
    scheduled = true;
    setImmediate(start);
  };

  const enough = () => {
    gathering = null;
    likely = 0;
    schedule();
  };

  return {
    apply: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      }),
    applyBatch: async (items) => {
      let counted = false;
      const counting = (chosen: readonly Item[]) => {
        if (!counted && chosen.length > 0) {
          counted = true;
          batches += 1;
        }
        return chosen;
      };
      const given: readonly Item[] | Choose =
        typeof items === "function" ? async (trx) => counting(await items(trx)) : counting(items);
      try {
        const results = await applyItems(workshop, given, clock.now());
        committed(results);
        return results;
      } finally {
        if (counted) {
          batches -= 1;
          batchedAt = performance.now();
        }
      }
    },
    sendBatch: async (items, beside) => {
      const sent = committer?.isReady() ? await sendAhead(workshop, committer, items, clock.now(), beside) : null;
      if (!sent) return null;
      const answer = sent.answer.then((results) => {
        if (results) committed(results);
        return results;
      });
      return { answer };
    },
    settled: async () => {
      while (running.size > 0 || waiting.length > 0) {
        await Promise.allSettled(running);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
