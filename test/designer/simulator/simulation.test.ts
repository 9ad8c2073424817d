import { describe, expect, it, test } from "vitest";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { library } from "../../../blueprints/library.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import { durationOf } from "../../../designer/simulator/durations.ts";
import { firstGiven } from "../../../designer/simulator/first-ticket.ts";
import { givenPeople, playersOf } from "../../../designer/simulator/people.ts";
import { recorded } from "../../../designer/simulator/recorded.ts";
import {
  begin,
  isSimulation,
  momentOf,
  offersFor,
  replay,
  type Simulation,
  step,
  ticketOf,
  type World,
} from "../../../designer/simulator/simulation.ts";
import { traceOf } from "../../../designer/simulator/trace.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { runExamples, type Surroundings } from "../../../runtime/examples/examples.ts";
import type { Doing } from "../../../runtime/examples/scene.ts";
import { financeBlueprint } from "../sample.ts";

const documents = library.map(({ document }) => document);
const blueprints = documents.flatMap((one) => (one.kind === "blueprint" ? [one] : []));
const surroundings: Surroundings = {
  fields: new Map(documents.flatMap((one) => (one.kind === "field" ? [[one.key, one] as const] : []))),
  templates: new Map(documents.flatMap((one) => (one.kind === "template" ? [[one.key, one] as const] : []))),
  calendars: new Map(
    documents.flatMap((one) => (one.kind === "calendar" ? [[one.key, compileCalendar(one)] as const] : [])),
  ),
};

const worldOf = (document: Blueprint): World => ({ document, surroundings });

function begun(world: World): { readonly simulation: Simulation; readonly who: readonly string[] } {
  const players = playersOf(world.document, null);
  const people = givenPeople(players);
  const given = firstGiven(world, ["department:helpdesk"], {
    subject: "Trial",
    people,
    now: "2026-11-23T09:00:00Z",
  });
  const simulation = begin(world, given);
  if (!isSimulation(simulation)) throw new Error(simulation.en);
  return { simulation, who: players.map(({ id }) => id) };
}

const isAnswer = (code: string): boolean => ["missing", "invalid", "assigneeNeeded"].includes(code);

describe.each(blueprints.map((document) => [document.key, document] as const))("a trial of %s", (_key, document) => {
  it("begins with a ticket that stands in the process", () => {
    const { simulation } = begun(worldOf(document));
    expect(document.states.map(({ id }) => id)).toContain(ticketOf(simulation)?.place?.state);
    expect(traceOf(simulation).path.at(-1)).toBe(traceOf(simulation).state);
  });

  it("offers what the door takes, and refuses for the door's own reasons, wherever chance leads", () => {
    for (const seed of [1, 2, 3]) {
      const chance = seeded(seed);
      let { simulation, who } = begun(worldOf(document));
      for (let move = 0; move < 12; move += 1) {
        const offered: Doing[] = [];
        for (const as of who) {
          const offers = offersFor(simulation, as);
          for (const { transition } of offers.offered) {
            const refusals = step(simulation, { as, take: transition }).done.at(-1)?.came.refusals ?? [];
            expect(refusals.filter(({ code }) => !isAnswer(code))).toEqual([]);
            offered.push({ as, take: transition });
          }
          for (const { transition, reasons } of offers.refused) {
            // The door stops at who may not; the page says everything that stands against it.
            const said = step(simulation, { as, take: transition }).done.at(-1)?.came.refusals ?? [];
            expect(said).not.toEqual([]);
            expect(reasons).toEqual(expect.arrayContaining([...said]));
          }
        }
        const doings: readonly Doing[] = [
          ...offered,
          { as: "requester", reply: "Any news?" },
          { as: "thirdParty", reply: "Done." },
          { pass: "PT26H" },
        ];
        const doing = doings[Math.floor(chance() * doings.length)];
        if (doing) simulation = step(simulation, doing);
      }
      const example = recorded(simulation, "What was done");
      if (!example) throw new Error("It is short enough.");
      expect(runExamples({ ...document, examples: [example] }, surroundings)).toEqual([
        { name: "What was done", passed: true, failures: [] },
      ]);
    }
  });
});

const taken = (): Simulation => {
  const { simulation, who } = begun(worldOf(financeBlueprint()));
  const finance = who.find((id) => id === "agent:some-finance") ?? "";
  return step(simulation, { as: finance, take: "take" });
};

describe("what was done", () => {
  it("is done again in a process that has changed meanwhile, from where it differs", () => {
    const simulation = taken();
    const doings = simulation.done.map(({ doing }) => doing);
    const again = replay(simulation.world, simulation.given, [...doings, { pass: "PT48H" }], simulation);
    if (!isSimulation(again)) throw new Error(again.en);
    expect(again.done[0]).toBe(simulation.done[0]);
    expect(traceOf(again).path).toEqual(["open", "in-progress", "late"]);
    expect(traceOf(again).arrows.at(-1)).toEqual({ transition: "too-late", from: "in-progress" });
    const document = financeBlueprint();
    const without = { ...document, transitions: document.transitions.filter(({ id }) => id !== "too-late") };
    const other = replay(worldOf(without), again.given, [...doings, { pass: "PT48H" }], again);
    expect(isSimulation(other) && traceOf(other).path).toEqual(["open", "in-progress"]);
  });

  it("is an example that fails with words once the process does something else", () => {
    const simulation = step(taken(), { pass: "PT48H" });
    const example = recorded(simulation, "Late after two days");
    if (!example) throw new Error("It is short enough.");
    expect(example.when).toHaveLength(3);
    expect(example.then.state).toBe("late");
    const document = financeBlueprint();
    const states = document.states.map((state) => (state.id === "late" ? { ...state, id: "overdue" } : state));
    const transitions = document.transitions.map((one) => (one.to === "late" ? { ...one, to: "overdue" } : one));
    const [result] = runExamples({ ...document, states, transitions, examples: [example] }, surroundings);
    expect(result?.failures[0]?.en).toBe('state: expected "late", found "overdue".');
  });

  it("is not kept when it is longer than an example may be", () => {
    let simulation = taken();
    for (let count = 0; count < 201; count += 1) simulation = step(simulation, { pass: "PT1M" });
    expect(recorded(simulation, "Too long")).toBeNull();
  });

  it("keeps a refusal with its place", () => {
    const { simulation, who } = begun(worldOf(financeBlueprint()));
    const refused = step(simulation, { as: who[0] ?? "", take: "answer" });
    expect(recorded(refused, "Not from here")?.then.refused).toEqual(["/transition"]);
  });
});

test("time is written as documents write it", () => {
  expect([3_600_000, 171_540_000, 259_200_000, 500, 90_061_000].map(durationOf)).toEqual([
    "PT1H",
    "PT47H39M",
    "P3D",
    "PT1S",
    "PT25H1M1S",
  ]);
  expect(momentOf(step(taken(), { pass: durationOf(90_000) })).now).toBe(Date.parse("2026-11-23T09:01:30Z"));
});
