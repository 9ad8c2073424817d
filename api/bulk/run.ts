import { loadPrincipal } from "../auth/principal.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../http/handler.ts";
import type { BatchResult, Item } from "../tickets/item.ts";
import { lockTickets } from "../tickets/load.ts";
import { maySee } from "../tickets/may-see.ts";
import { cameTo, tells } from "./came-to.ts";
import { asked, takenBack } from "./events.ts";
import {
  finishJob,
  type ItemDone,
  isUnfinished,
  type Job,
  type JobItem,
  leaseJob,
  nextItems,
  noteItems,
  readJob,
  unfinishedJobs,
} from "./jobs.ts";
import { turn } from "./turn.ts";

/** Tickets that share a commit: so few that others hardly wait, as many as this machine does in that time. */
const FEWEST = 10;
const MOST = 50;
const LONG_MS = 60;
const SHORT_MS = 25;
/** A server that is at it says so again with each part; of one that says nothing for so long others take it over. */
const LEASE_MS = 15_000;
/** After trouble, such as a database that is away, whoever asks next goes on. */
const NOBODY = 0;

/** Of the desk what a job needs. */
type Doing = Pick<Desk, "store" | "statements" | "clock" | "door">;

interface Runs {
  readonly running: Map<string, Promise<void>>;
  stopping: boolean;
}
const runs = new WeakMap<Doing["door"], Runs>();

function runsOf({ door }: Doing): Runs {
  const known = runs.get(door) ?? { running: new Map(), stopping: false };
  runs.set(door, known);
  return known;
}

/** Goes on with a job, unless somebody is at it; nobody waits for it. */
export function goOn(desk: Doing, job: string): void {
  const { running, stopping } = runsOf(desk);
  if (stopping || running.has(job)) return;
  const run = runJob(desk, job)
    .catch((error: unknown) => console.error("bulk:", error))
    .finally(() => running.delete(job));
  running.set(job, run);
}

/** Goes on with everything that a stop has left undone. */
export async function resumeBulk(desk: Doing): Promise<void> {
  for (const job of await unfinishedJobs(desk.store.db)) goOn(desk, job);
}

/** Resolves when no part is on its way any more; what is left goes on with the next start. */
export async function stopBulk(desk: Doing): Promise<void> {
  const known = runsOf(desk);
  known.stopping = true;
  await Promise.all(known.running.values());
}

async function runJob(desk: Doing, id: string): Promise<void> {
  const { db } = desk.store;
  let held = NOBODY;
  // Where several write at a time nobody waits for a part.
  const alone = desk.store.dialect.lanes === 1;
  let size = alone ? FEWEST : MOST;
  while (!runsOf(desk).stopping) {
    const now = desk.clock.now();
    if (!(await leaseJob(db, id, now, now + LEASE_MS, held))) return;
    held = now + LEASE_MS;
    const job = await readJob(db, id);
    if (!job || !isUnfinished(job)) return;
    const undo = job.doneAt !== null;
    const items = await nextItems(db, id, undo, size);
    if (items.length === 0) {
      await finishJob(db, id, undo, desk.clock.now());
      return;
    }
    const start = performance.now();
    const done = await runPart(desk, job, items, undo);
    const took = performance.now() - start;
    if (alone && took > LONG_MS) size = Math.max(FEWEST, Math.floor(size / 2));
    else if (took < SHORT_MS) size = Math.min(MOST, size * 2);
    await noteItems(db, id, undo, done);
    // Whoever came meanwhile goes first.
    await turn();
  }
}

const NOT_THERE: Pick<ItemDone, "outcome" | "reasons"> = { outcome: "hidden", reasons: [] };

/** Some of its tickets with one commit: each by the rights that the person has now, as it stands now. */
async function runPart(desk: Doing, job: Job, items: readonly JobItem[], undo: boolean): Promise<readonly ItemDone[]> {
  const { store, statements, clock, door } = desk;
  const principal = await loadPrincipal(store, statements, job.person, "session");
  if (!principal) return items.map(({ position }) => ({ position, ...NOT_THERE }));
  let done: ItemDone[] = [];
  let positions: number[] = [];
  const results = await door.applyBatch(async (trx) => {
    done = [];
    positions = [];
    const found = await lockTickets(
      store,
      statements,
      trx,
      items.map(({ ticket }) => ticket),
    );
    return items.flatMap(({ position, ticket: id }): readonly Item[] => {
      const ticket = found.get(id)?.ticket;
      if (!ticket || !maySee(principal, ticket)) {
        done.push({ position, ...NOT_THERE });
        return [];
      }
      const one = undo
        ? { event: takenBack(job.id, id, principal.actor, clock.now()) }
        : asked(job, ticket, principal.actor, clock.now());
      if ("refused" in one) {
        done.push({ position, outcome: "refused", reasons: [one.refused] });
        return [];
      }
      positions.push(position);
      return [{ event: one.event, sees: (seen) => maySee(principal, seen) }];
    });
  });
  for (const [index, result] of results.entries())
    done.push({ position: positions[index] ?? -1, ...(await outcomeOf(desk, principal, result)) });
  return done;
}

async function outcomeOf(
  desk: Doing,
  principal: Principal,
  result: BatchResult,
): Promise<Pick<ItemDone, "outcome" | "reasons">> {
  switch (result.outcome) {
    case "accepted":
      return cameTo(result.facts, result.facts.length === 0 && (await tells(desk, result)));
    case "rejected":
      return { outcome: "refused", reasons: result.reasons };
    case "failed":
      console.error(`bulk of ${principal.id}:`, result.error);
      return { outcome: "failed", reasons: [] };
    case "stale":
    case "notFound":
    case "keyReused":
      return NOT_THERE;
  }
}
