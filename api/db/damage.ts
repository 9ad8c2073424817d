import { Worker } from "node:worker_threads";

/** What a look through a file came to: `ok`, or the first fault in SQLite's words. */
export interface Looked {
  readonly health: string;
}

/** The file is no longer what was written to it. Nothing is written any more. */
export class DamagedError extends Error {
  constructor(file: string, finding: string) {
    super(`${file} is damaged: ${finding}. Stop everything that uses it, and restore a backup.`);
  }
}

/** A look at a whole file, beside the work; `closed` ends it. */
export interface LookThrough {
  /** Null: all of it is sound, or the look ended before. */
  readonly found: Promise<DamagedError | null>;
  readonly close: () => Promise<void>;
}

/** Looks through a whole SQLite file in a thread of its own, as it is at this moment: whoever works with it waits for nothing. */
export function lookThrough(file: string): LookThrough {
  const thread = new Worker(new URL("./look-thread.ts", import.meta.url), { workerData: file });
  thread.unref();
  const found = new Promise<DamagedError | null>((resolve) => {
    thread.once("message", ({ health }: Looked) => resolve(health === "ok" ? null : new DamagedError(file, health)));
    thread.once("error", (error) => {
      // The look itself fell over what it looked at, or could not begin: the first is damage, and SQLite says so.
      const said = String(error.message);
      if (/malformed|not a database|corrupt/i.test(said)) resolve(new DamagedError(file, said));
      else {
        process.emitWarning(`${file} could not be looked through: ${said}`);
        resolve(null);
      }
    });
    thread.once("exit", () => resolve(null));
  });
  return {
    found,
    close: async () => {
      await thread.terminate();
    },
  };
}
