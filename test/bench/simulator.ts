import { library } from "../../blueprints/library.ts";
import { firstGiven } from "../../designer/simulator/first-ticket.ts";
import { givenPeople, playersOf } from "../../designer/simulator/people.ts";
import { begin, isSimulation, offersFor, step } from "../../designer/simulator/simulation.ts";
import type { BenchRow } from "./bench.ts";

const STEPS = 1000;

/** A ticket of the Finance blueprint that goes round and round: a step that is offered without questions, an answer, or time. */
function steps(): number {
  const finance = library.map(({ document }) => document).find(({ key }) => key === "finance-requests");
  if (finance?.kind !== "blueprint") throw new Error("The library has no Finance blueprint.");
  const world = { document: finance, surroundings: {} };
  const players = playersOf(finance, null);
  const given = firstGiven(world, [], {
    subject: "Round",
    people: givenPeople(players),
    now: "2026-11-23T09:00:00Z",
  });
  let simulation = begin(world, given);
  if (!isSimulation(simulation)) throw new Error(simulation.en);
  const who = players.find(({ id }) => id === "agent:some-finance")?.id ?? "requester";
  const start = performance.now();
  for (let count = 0; count < STEPS; count += 1) {
    const [free] = offersFor(simulation, who).offered.filter(({ asks }) => asks.length === 0);
    simulation = step(
      simulation,
      count % 3 === 0
        ? { as: "requester", reply: "And now?" }
        : free && count % 3 === 1
          ? { as: who, take: free.transition }
          : { pass: "PT30H" },
    );
  }
  return performance.now() - start;
}

export const rows: readonly BenchRow[] = [
  {
    name: `simulator, ${STEPS.toLocaleString("en")} steps`,
    unit: "ms",
    bar: { atMost: 1000 },
    run: async () => {
      steps();
      return Math.min(steps(), steps());
    },
  },
];
