import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Asked, Committed } from "./commit-thread.ts";
import type { Script } from "./script.ts";

type Told = readonly unknown[];

/** Commits scripts of statements, in the order in which they are handed in, while this thread goes on with other things. */
export interface Committer {
  /** False while its thread starts, which the first question sets off, and after it has broken. */
  readonly isReady: () => boolean;
  /** On the disk, with what its lines told; null: nothing of it was written, and the events have to be decided anew. */
  readonly commit: (script: Script) => Promise<Told | null>;
  readonly close: () => Promise<void>;
}

const MOST_REPORTED = 20;

/** A committer for a SQLite file that stands and is up to date. */
export function openCommitter(file: string): Committer {
  const waiting = new Map<number, (told: Told | null) => void>();
  let thread: Worker | null = null;
  let state: "asleep" | "starting" | "ready" | "broken" = "asleep";
  let last = 0;

  /** The transaction under its lock meets the same trouble or gets by: whoever runs the server learns of it, once. */
  const reported = new Set<string>();
  const report = (error: string) => {
    if (reported.has(error) || reported.size >= MOST_REPORTED) return;
    reported.add(error);
    process.emitWarning(`The thread that commits could not: ${error}`);
  };

  // What was on its way is decided anew by who asked: an event that did get in is then answered as repeated.
  const giveUp = () => {
    state = "broken";
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  };

  const wake = () => {
    state = "starting";
    thread = new Worker(new URL("./commit-thread.ts", import.meta.url), { workerData: file });
    thread.unref();
    thread.once("online", () => {
      if (state === "starting") state = "ready";
    });
    thread.on("message", ({ id, told, error }: Committed) => {
      if (error !== undefined) report(error);
      waiting.get(id)?.(told);
      waiting.delete(id);
    });
    thread.on("error", (error) => process.emitWarning(error));
    thread.on("exit", giveUp);
  };

  return {
    isReady: () => {
      if (state === "asleep") wake();
      return state === "ready";
    },
    commit: (script) =>
      new Promise((resolve) => {
        if (!thread || state !== "ready") return resolve(null);
        last += 1;
        waiting.set(last, resolve);
        const asked: Asked = { id: last, script };
        thread.postMessage(asked);
      }),
    close: async () => {
      if (!thread || state === "broken") {
        state = "broken";
        return;
      }
      // It keeps no program alive; whoever closes it waits for its end.
      thread.ref();
      const ended = once(thread, "exit");
      const asked: Asked = null;
      thread.postMessage(asked);
      await ended;
    },
  };
}
