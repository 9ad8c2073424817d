import type { WorkingHours } from "../../../blueprints/calendar.ts";
import type { CompiledCalendar } from "../../../runtime/calendar/calendar.ts";
import type { Asked, Compiled } from "./compile-worker.ts";

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<
  number,
  { readonly done: (it: CompiledCalendar | null) => void; readonly failed: () => void }
>();

function start(): Worker {
  const fresh = new Worker(new URL("./compile-worker.ts", import.meta.url), { type: "module" });
  fresh.onmessage = ({ data }: MessageEvent<Compiled>) => {
    waiting.get(data.number)?.done(data.calendar);
    waiting.delete(data.number);
  };
  fresh.onerror = () => {
    // What it was asked is asked again by whoever still looks; a new one starts then.
    worker = null;
    for (const { failed } of waiting.values()) failed();
    waiting.clear();
  };
  return fresh;
}

/** Works a century out in a worker: painting and typing never wait for it. */
export function compileAway(hours: WorkingHours): Promise<CompiledCalendar | null> {
  worker ??= start();
  asked += 1;
  const number = asked;
  return new Promise((done, reject) => {
    waiting.set(number, { done, failed: () => reject(new Error("The calendar could not be worked out.")) });
    worker?.postMessage({ number, hours } satisfies Asked);
  });
}
