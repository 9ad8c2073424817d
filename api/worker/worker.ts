import { bringInNext } from "../contacts/bring-in.ts";
import { followMerges } from "../contacts/follow.ts";
import { sendPublishNotices } from "../definitions/publish-notices.ts";
import type { Outside } from "../effects/executor.ts";
import { type FileStore, StorageAway } from "../files/file-store.ts";
import { pruneFiles } from "../files/prune.ts";
import { pruneMails } from "../receive/prune-mails.ts";
import { sendWeeklies } from "../reports/weekly.ts";
import { followWords } from "../search/follow.ts";
import type { Door } from "../tickets/door.ts";
import { pullBacklogs } from "./backlog.ts";
import { createDeliveries } from "./deliver.ts";
import { handBackNext } from "./hand-back.ts";
import { pruneDecisions, pruneDrafts, pruneOld, pruneSent } from "./prune.ts";
import { rearmNext } from "./rearm.ts";
import { seldom } from "./seldom.ts";
import { endShifts, nextShiftEnd } from "./shifts.ts";
import { nextWake, wakeDue } from "./wake.ts";

/** Wakes tickets, brings new documents to live ones, and delivers what leaves. Any number of workers may run beside each other. */
export interface Worker {
  readonly start: () => void;
  /** Something may be due now: look at once instead of at the next look. */
  readonly nudge: () => void;
  /** Does everything that is due by the clock, and what becomes due by that; for tests and one-shot commands. */
  readonly drain: () => Promise<void>;
  /** Takes no new work, and resolves when what is running has been settled. */
  readonly stop: () => Promise<void>;
}

export interface WorkerOptions {
  readonly outside: Outside;
  readonly door: Door;
  /** Gives 0 … 1, to spread retries. */
  readonly chance: () => number;
  readonly log: (line: string) => void;
  /** What is older is forgotten; absent: nothing is. */
  readonly keepMs?: number;
  /** For how long the decision log is kept, where old things are forgotten at all; absent: for ever. */
  readonly keepLogMs?: number;
  /** For how long what has left is kept, mails and all, where old things are forgotten at all; absent: for ever. */
  readonly keepSentMs?: number;
  /** Where attached files lie: those that no message names are taken away; absent: none is. */
  readonly files?: FileStore;
}

/** Looking is the truth; a nudge, and knowing when the next ticket wakes, only shorten the wait. */
const LOOK_EVERY_MS = 1_000;
/** What is due and was not to be had is in another worker's hands. */
const LOOK_AGAIN_MS = 20;
const BACKLOG_EVERY_MS = 2_000;
/** What a person sets off now and then, and the end of a shift, is looked for, but not at every nudge of a busy desk. */
const ASKED_FOR_EVERY_MS = 500;
const PRUNE_EVERY_MS = 3_600_000;
const FILES_EVERY_MS = 600_000;
/** Summaries of the week leave within the minute. */
const WEEKLIES_EVERY_MS = 20_000;
const AFTER_TROUBLE_MS = 5_000;
/** New words wait so long for others: a ticket that is written to again and again is read once. */
const WORDS_EVERY_MS = 500;
/** What is due goes before what can be found: while tickets are woken or told of new documents, words wait longer. */
const WORDS_BESIDE_DUE_MS = 5_000;
/** A nudge waits so long for others, so that a busy desk's effects share their commits. */
const GATHER_MS = 20;
/** Where one look for effects after the other finds some, they wait so long for others: a tenth of a second is seen by nobody, and each commit keeps the desk waiting. */
const EFFECTS_EVERY_MS = 100;

/** What one look came to. */
interface Done {
  readonly tickets: number;
  readonly effects: number;
  /** Rows that were forgotten; there may be more. */
  readonly pruned: number;
  /** Tickets whose new words the search knows now. */
  readonly followed: number;
}

export function createWorker({
  outside,
  door,
  chance,
  log,
  keepMs,
  keepLogMs,
  keepSentMs,
  files,
}: WorkerOptions): Worker {
  const { store, clock } = outside;
  let stopping = false;
  let nudged = false;
  let wait: { readonly end: () => void } | null = null;
  let running: Promise<void> | null = null;

  /** Waiting tickets are looked at now and then, not at every nudge: it reads what everybody has. */
  const backlogs = seldom(
    clock,
    BACKLOG_EVERY_MS,
    async (now) => pullBacklogs(store, door, await outside.definitions.current(store.db), now),
    "all",
  );

  let prunedAt = Number.NEGATIVE_INFINITY;
  /** The ticket after which the decision log is looked through next. */
  let decisionsOf = "";
  const prune = async (): Promise<number> => {
    const now = clock.now();
    if (keepMs === undefined || (now >= prunedAt && now - prunedAt < PRUNE_EVERY_MS)) return 0;
    const sent = keepSentMs === undefined ? 0 : await pruneSent(store.db, now - keepSentMs);
    const mails = keepSentMs === undefined || !files ? 0 : await pruneMails(store.db, files, now - keepSentMs);
    const pruned = sent + mails + (await pruneOld(store.db, now - keepMs)) + (await pruneDrafts(store.db, now));
    const decisions = keepLogMs === undefined ? null : await pruneDecisions(store.db, now - keepLogMs, decisionsOf);
    decisionsOf = decisions?.next ?? "";
    if (pruned === 0 && decisionsOf === "") prunedAt = now;
    // A part that held nothing old is still one done: the next one follows.
    return pruned + (decisions?.gone ?? 0) + (decisionsOf === "" ? 0 : 1);
  };

  const unnamedFiles = seldom(clock, FILES_EVERY_MS, async (now) => {
    if (!files) return 0;
    return pruneFiles(store.db, files, now).catch((error: unknown) => {
      if (!(error instanceof StorageAway)) throw error;
      // Tickets do not wait for the storage of files.
      log(`worker: ${error.message}`);
      return 0;
    });
  });

  /** Shifts end to the minute; what goes back because of it, or of an absence, is given out in small parts. */
  const departures = seldom(clock, ASKED_FOR_EVERY_MS, async (now) => {
    const inForce = await outside.definitions.current(store.db);
    return (await endShifts(store, inForce, now)) + (await handBackNext(store, door, clock, inForce));
  });

  /** Contacts of a file, and tickets of contacts that became one: in small parts too. */
  const contacts = seldom(
    clock,
    ASKED_FOR_EVERY_MS,
    async () => (await bringInNext(store, clock)) + (await followMerges(store, door, clock)),
  );

  const weeklies = seldom(clock, WEEKLIES_EVERY_MS, () => sendWeeklies(outside), "all");
  const looks = seldom(clock, ASKED_FOR_EVERY_MS, () => sendPublishNotices(outside));

  /** While there are more, the next ones follow at once; what waits in front of the door goes between two parts. */
  let lookedForWords = Number.NEGATIVE_INFINITY;
  let moreWords = false;
  const words = async (due: number): Promise<number> => {
    const now = clock.now();
    const pause = due > 0 ? WORDS_BESIDE_DUE_MS : moreWords ? 0 : WORDS_EVERY_MS;
    if (now >= lookedForWords && now - lookedForWords < pause) return 0;
    const followed = await followWords(store, now);
    lookedForWords = now;
    moreWords = followed > 0;
    return followed;
  };

  const nudge = (): void => {
    nudged = true;
    wait?.end();
  };
  /** When effects were last found; long ago as soon as there is room for those that were left where they are. */
  let foundEffects = Number.NEGATIVE_INFINITY;
  const onFree = (): void => {
    foundEffects = Number.NEGATIVE_INFINITY;
    nudge();
  };
  const deliveries = createDeliveries({ outside, door, chance, log, onFree });
  const effects = async (): Promise<number> => {
    if (performance.now() - foundEffects < EFFECTS_EVERY_MS) {
      nudged = true;
      return 0;
    }
    const looked = performance.now();
    foundEffects = looked;
    const found = await deliveries.look();
    if (found === 0 && foundEffects === looked) foundEffects = Number.NEGATIVE_INFINITY;
    return found;
  };

  const round = async (): Promise<Done> => {
    const woken = (await wakeDue(store, door, clock)) + (await rearmNext(store, door, clock));
    const tickets = woken + (await contacts.look()) + (await departures.look()) + (await backlogs.look());
    return {
      tickets,
      followed: await words(tickets),
      effects: (await effects()) + (await weeklies.look()) + (await looks.look()),
      pruned: (await prune()) + (await unnamedFiles.look()),
    };
  };

  const soonest = async (): Promise<number | null> => {
    const [wake, shift] = [await nextWake(store), await nextShiftEnd(store)];
    return wake === null || shift === null ? (wake ?? shift) : Math.min(wake, shift);
  };

  /** Until the next ticket wakes or shift ends, by the machine's clock as it is now, and never so long that a jump of it would matter. */
  const rest = async (): Promise<void> => {
    const next = await soonest().catch(() => null);
    const left = next === null ? LOOK_EVERY_MS : next - clock.now();
    if (!nudged && !stopping) await pause(left <= 0 ? LOOK_AGAIN_MS : Math.min(left, LOOK_EVERY_MS));
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wait = {
        end: () => {
          clearTimeout(timer);
          resolve();
        },
      };
    }).finally(() => {
      wait = null;
    });

  const turn = () => new Promise((resolve) => setImmediate(resolve));

  const gather = () => new Promise((resolve) => setTimeout(resolve, GATHER_MS));

  const run = async () => {
    while (!stopping) {
      nudged = false;
      const did = await round().catch((error: unknown) => {
        // A database that is away for a while must not end the worker; what was claimed comes back when its lease ends.
        log(`worker: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      });
      if (stopping) return;
      if (!did) await pause(AFTER_TROUBLE_MS);
      // More tickets are likely to wait; requests that have arrived meanwhile go first.
      else if (did.tickets + did.pruned + did.followed > 0) await turn();
      else {
        if (did.effects === 0 && !nudged) await rest();
        if (nudged && !stopping) await gather();
      }
    }
  };

  return {
    start: () => {
      running ??= run();
    },
    nudge,
    drain: async () => {
      lookedForWords = Number.NEGATIVE_INFINITY;
      foundEffects = Number.NEGATIVE_INFINITY;
      for (const work of [contacts, departures]) work.again();
      for (let did = await round(); did.tickets + did.effects + did.pruned + did.followed > 0; did = await round()) {
        await deliveries.idle();
        foundEffects = Number.NEGATIVE_INFINITY;
      }
    },
    stop: async () => {
      stopping = true;
      wait?.end();
      await deliveries.stop();
      await running;
      await deliveries.idle();
    },
  };
}
