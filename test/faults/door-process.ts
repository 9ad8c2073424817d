// A process of its own that opens the database it is told and takes in what its parent sends: for races between processes.
import { systemClock } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { createDoor } from "../../api/tickets/door.ts";
import type { Applied, Item } from "../../api/tickets/item.ts";

/** What the process says first. */
export interface Ready {
  readonly ready: true;
}

/** What it answers to each item. */
export interface Answer {
  readonly answer: Applied;
}

const database = process.argv[2];
if (database === undefined || !process.send) throw new Error("Start this with fork() and the address of a database.");
const store = await openStore({ database, role: "worker" });
const door = createDoor({ store, clock: systemClock });
const tell = (message: Ready | Answer) => process.send?.(message);

process.on("message", (item: Item) => {
  void door.apply(item).then((answer) => tell({ answer }));
});
process.on("disconnect", () => {
  void store.close();
});
tell({ ready: true });
