// A worker of its own: opens the database it is told, and, told to start, wakes everything that is due at the instant it is told.
import { clockAt } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { wakeDue } from "../../api/worker/wake.ts";

/** What the process says: that it is there, and, at the end, how many wakes it has sent. */
export type Said = { readonly ready: true } | { readonly woke: number };

const [, , database, now] = process.argv;
if (database === undefined || now === undefined || !process.send)
  throw new Error("Start this with fork(), the address of a database, and an instant.");
const tell = (said: Said) => process.send?.(said);
const clock = clockAt(Number(now));
const store = await openStore({ database, role: "worker" });
const door = createDoor({ store, clock });
// Warm, and connected: what is measured is the work.
await wakeDue(store, door, clockAt(0));

process.once("message", async () => {
  let woke = 0;
  for (let more = true; more; ) {
    const count = await wakeDue(store, door, clock);
    woke += count;
    more = count > 0;
  }
  await store.close();
  tell({ woke });
  process.disconnect();
});
tell({ ready: true });
