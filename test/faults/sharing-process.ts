// A desk of its own on a database that others use too: told to start, it opens tickets for a group all at once, gives that group
// those that it is told, and then does a worker's part for waiting tickets and for people who have left.
import { clockAt } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { CompiledDefinitions } from "../../api/definitions/compiled.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { pullBacklogs } from "../../api/worker/backlog.ts";
import { handBackNext } from "../../api/worker/hand-back.ts";
import { endShifts } from "../../api/worker/shifts.ts";
import { ANA, eventOf, forGroup } from "../small-desk.ts";

const [, , database, now, opens, group] = process.argv;
if (database === undefined || now === undefined || group === undefined || !process.send)
  throw new Error(
    "Start this with fork(), the address of a database, an instant, how many tickets to open, and a group.",
  );
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

process.once("message", async (tickets: readonly string[]) => {
  const opened = Array.from({ length: Number(opens ?? 0) }, () => forGroup(group, clock.now()));
  const given = tickets.map((id) => ({
    event: eventOf(id, ANA, clock.now(), { type: "changeRequested", changes: { group } }),
  }));
  await Promise.all([...opened, ...given].map((item) => door.apply(item)));
  for (let did = await work(); did > 0; ) did = await work();
  await store.close();
  process.send?.("done");
  process.disconnect();
});
process.send("ready");
