import { rmSync } from "node:fs";
import path from "node:path";
import { openStore } from "../api/db/connect.ts";
import { scratch } from "./scratch.ts";
import { startServer } from "./server.ts";
import { type DatabaseName, freshDatabase, type Preparation, type Prepared } from "./stores.ts";

interface Made extends Prepared {
  readonly at: number;
  readonly remove: () => Promise<void>;
}

/** The demo's latest tickets are told by their age: a copy is never much older than what a first start lays down. */
const FRESH_FOR_MS = 5 * 60_000;

/** Makes what suites begin with at the first question, as the product itself makes it; whoever asks copies it. */
export function createPreparations() {
  const latest = new Map<Preparation, Made>();
  const all: Made[] = [];
  const get = async (what: Preparation): Promise<Prepared> => {
    const [state, database] = what.split("/") as [keyof typeof MAKE, DatabaseName]; // the halves of its type
    const known = latest.get(what);
    if (known && (state === "migrated" || Date.now() - known.at < FRESH_FOR_MS)) return known;
    const made = await MAKE[state](database);
    latest.set(what, made);
    all.push(made);
    return made;
  };
  let queue: Promise<unknown> = Promise.resolve();
  return {
    /** One after the other, so that nothing is made twice. */
    get(what: Preparation): Promise<Prepared> {
      const next = queue.then(() => get(what));
      queue = next.catch(() => undefined);
      return next;
    },
    async remove(): Promise<void> {
      await queue;
      for (const { remove } of all) await remove();
    },
  };
}

const MAKE = { migrated, seeded };

/** An empty database with the whole schema. */
async function migrated(database: DatabaseName): Promise<Made> {
  const folder = scratch("migrated");
  const server = database === "postgres" ? await freshDatabase("postgres") : null;
  const store = await openStore({ database: server?.address ?? path.join(folder, "filrouge.db"), role: "tool" });
  await store.close();
  return {
    folder,
    template: server && databaseOf(server.address),
    at: Date.now(),
    remove: async () => {
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the first start of a server lays down, before its worker has looked at it. */
async function seeded(database: DatabaseName): Promise<Made> {
  const at = Date.now();
  const server = await startServer({ database, first: true, env: { FILROUGE_WORKER: "apart" } });
  await server.stop();
  const template = database === "postgres" ? databaseOf(server.database) : null;
  return { folder: server.folder, template, at, remove: server.remove };
}

const databaseOf = (address: string): string => new URL(address).pathname.slice(1);
