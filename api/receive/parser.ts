import { Worker } from "node:worker_threads";
import type { ParseAnswer, ParseAsked } from "./parse-thread.ts";
import type { ParsedMail, Unreadable } from "./parsed-mail.ts";

/** One mail may take so long; then its thread is ended. */
const MOST_MS = 5_000;
const MOST_MEMORY_MIB = 256;
/** A large mail in one leaves the other for the rest. */
const THREADS = 2;

export type Parsed = { readonly mail: ParsedMail } | { readonly fault: Unreadable; readonly detail: string };

/** Reads mails, each in a thread that may fail without harm. */
export interface Parser {
  readonly parse: (bytes: Uint8Array) => Promise<Parsed>;
  readonly close: () => Promise<void>;
}

interface Asked {
  readonly bytes: Uint8Array;
  readonly answer: (parsed: Parsed) => void;
}

export function createParser(mostMs = MOST_MS): Parser {
  const waiting: Asked[] = [];
  const lanes = Array.from({ length: THREADS }, () => createLane(mostMs));
  const free = [...lanes];
  const next = (): void => {
    const asked = free.length > 0 ? waiting.shift() : undefined;
    const lane = asked && free.shift();
    if (!asked || !lane) return;
    void lane.parse(asked.bytes).then((parsed) => {
      free.push(lane);
      asked.answer(parsed);
      next();
    });
  };
  return {
    parse: (bytes) =>
      new Promise((answer) => {
        waiting.push({ bytes, answer });
        next();
      }),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function createLane(mostMs: number) {
  let thread: Worker | null = null;
  let count = 0;
  /** The thread has been made and has read its program: that is no mail's fault. */
  let ready: Promise<void> = Promise.resolve();
  const open = (): Worker => {
    const made = new Worker(new URL("./parse-thread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MIB },
    });
    // Whoever waits hears of it by its own listener.
    made.on("error", () => {});
    ready = new Promise((resolve) => {
      for (const event of ["message", "error", "exit"] as const) made.once(event, () => resolve());
    });
    return made;
  };
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    // An idle thread keeps no program alive; whoever ends it waits for its end.
    ended?.ref();
    await ended?.terminate();
  };
  const parse = (bytes: Uint8Array): Promise<Parsed> =>
    new Promise((resolve) => {
      thread ??= open();
      const here = thread;
      // A program ends when nobody waits for a mail, and not before.
      here.ref();
      count += 1;
      const id = count;
      const done = (parsed: Parsed, sound: boolean): void => {
        clearTimeout(timer);
        here.off("message", heard).off("error", failed).off("exit", gone);
        if (!sound && thread === here) thread = null;
        if (sound) here.unref();
        if (sound) resolve(parsed);
        else void here.terminate().then(() => resolve(parsed));
      };
      const heard = (answer: ParseAnswer): void => {
        if (answer.id !== id) return;
        if ("mail" in answer) {
          done({ mail: answer.mail }, true);
          return;
        }
        const fault = /child nodes|header|too many/i.test(answer.error) ? "tooManyParts" : "unreadable";
        done({ fault, detail: answer.error.slice(0, 300) }, true);
      };
      const failed = (error: Error): void => done({ fault: "unreadable", detail: error.message.slice(0, 300) }, false);
      const gone = (): void => done({ fault: "unreadable", detail: "" }, false);
      let timer: NodeJS.Timeout | undefined;
      here.on("message", heard).on("error", failed).on("exit", gone);
      void ready.then(() => {
        if (thread !== here) return;
        timer = setTimeout(() => done({ fault: "tooSlow", detail: "" }, false), mostMs);
        here.postMessage({ id, bytes } satisfies ParseAsked);
      });
    });
  return { parse, close: end };
}
