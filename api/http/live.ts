import type { Clock } from "../clock.ts";
import type { LiveEvent } from "../contract/pages.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import { definitionsRevision } from "../definitions/compiled.ts";

export type Listener = (event: LiveEvent) => void;

/** Tells listeners what changed, whichever process changed it. */
export interface Live {
  readonly listen: (listener: Listener) => () => void;
  readonly ticketChanged: (id: string) => void;
  readonly definitionsChanged: () => void;
  readonly close: () => void;
}

/** Changes by other processes are found by looking this often, and only while somebody listens. */
const LOOK_EVERY_MS = 1_000;
/** Looks reach back this far, so that a commit that took its time is not missed. */
const OVERLAP_MS = 5_000;
/** Changes that come together are told together. */
const GATHER_MS = 50;
const MOST = 500;

export function createLive(store: Store, clock: Clock): Live {
  const listeners = new Set<Listener>();
  const statements = new Statements();
  const waiting = { tickets: new Set<string>(), definitions: new Set<string>() };
  let told = new Map<string, number>();
  let revision: number | null = null;
  let looking: NodeJS.Timeout | null = null;
  let gathering: NodeJS.Timeout | null = null;

  const tell = () => {
    gathering = null;
    const event = { tickets: [...waiting.tickets], definitions: [...waiting.definitions] };
    waiting.tickets.clear();
    waiting.definitions.clear();
    for (const listener of listeners) listener(event);
  };
  const soon = () => {
    if (listeners.size > 0) gathering ??= setTimeout(tell, GATHER_MS);
  };

  const look = async () => {
    const since = clock.now() - OVERLAP_MS;
    const rows = await store.db
      .selectFrom("ticket")
      .select(["id", "facts"])
      .where("updated_at", ">=", since)
      .orderBy("updated_at", "desc")
      .limit(MOST)
      .execute();
    const seen = new Map<string, number>();
    for (const { id, facts } of rows) {
      seen.set(id, facts);
      if (told.get(id) !== facts) waiting.tickets.add(id);
    }
    told = seen;
    const now = await definitionsRevision(store.db, statements);
    if (revision !== null && revision !== now) waiting.definitions.add("blueprint");
    revision = now;
    if (waiting.tickets.size + waiting.definitions.size > 0) soon();
  };
  const lookAgain = () => {
    looking = setTimeout(async () => {
      // A database that is away is looked at again; whoever listens hears of it by their own requests.
      await look().catch(() => {});
      if (listeners.size > 0) lookAgain();
      else looking = null;
    }, LOOK_EVERY_MS);
    looking.unref();
  };

  return {
    listen: (listener) => {
      listeners.add(listener);
      if (!looking) lookAgain();
      return () => listeners.delete(listener);
    },
    ticketChanged: (id) => {
      waiting.tickets.add(id);
      soon();
    },
    definitionsChanged: () => {
      waiting.definitions.add("blueprint");
      soon();
    },
    close: () => {
      listeners.clear();
      if (looking) clearTimeout(looking);
      if (gathering) clearTimeout(gathering);
    },
  };
}
