// A desk of its own on a database that others use too: told to start, it opens tickets for a group all at once, or does a
// worker's part for people who have left.
import { clockAt } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { CompiledDefinitions } from "../../api/definitions/compiled.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { pullBacklogs } from "../../api/worker/backlog.ts";
import { handBackNext } from "../../api/worker/hand-back.ts";
import { endShifts } from "../../api/worker/shifts.ts";
import { forGroup } from "../small-desk.ts";

const [, , database, now, opens] = process.argv;
if (database === undefined || now === undefined || !process.send)
  throw new Error("Start this with fork(), the address of a database, an instant, and how many tickets to open.");
const clock = clockAt(Number(now));
const store = await openStore({ database, role: "worker" });
const door = createDoor({ store, clock });
const definitions = new CompiledDefinitions();
await definitions.current(store.db);

const work = async (): Promise<number> => {
  const inForce = await definitions.current(store.db);
  const ended = await endShifts(store, inForce, clock.now());
  return (
    ended + (await handBackNext(store, door, clock, inForce)) + (await pullBacklogs(store, door, inForce, clock.now()))
  );
};

process.once("message", async () => {
  await Promise.all(
    Array.from({ length: Number(opens ?? 0) }, () => door.apply(forGroup("group:finance", clock.now()))),
  );
  for (let did = await work(); did > 0; ) did = await work();
  await store.close();
  process.send?.("done");
  process.disconnect();
});
process.send("ready");
