import { expect, test } from "vitest";
import { agent, Desk, definitions, published } from "./desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const tom = agent("tom", ["group:finance", "role:collaborator"]);
const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });
const flow = published({
  key: "flow",
  entry: { into: { new: "a" } },
  states: [state("a"), state("b"), state("done", { status: "solved" })],
  transitions: [
    { id: "give", name: "Give", from: ["a"], to: "b", after: [{ do: "assign", to: "agent:tom" }] },
    {
      ...{ id: "take", name: "Take", from: ["a"], to: "b", before: { who: ["group:finance"] } },
      after: [{ do: "assign", to: "actor" }],
    },
    { id: "end", name: "End", from: ["b"], to: "done", before: { who: ["group:finance"] } },
  ],
});
const desk = () =>
  new Desk({
    ...definitions([flow]),
    lifecycle: { ...definitions([flow]).lifecycle, assignOnSolve: true },
    noOwners: new Map([["agent:tom", "noSeat"]]),
  }).submit();
const refusals = (one: Desk) => one.facts.flatMap((fact) => (fact.type === "actionRefused" ? [fact.message.en] : []));

test("a step that would give a ticket to somebody without a seat moves it, gives it to nobody, and says why", () => {
  for (const moved of [desk().step(ana, "give"), desk().step(tom, "take")]) {
    expect(moved.present).toMatchObject({ assignee: null, place: { state: "b" } });
    expect(refusals(moved)).toEqual([
      "agent:tom is a collaborator without a seat at the desk: nothing is assigned to them.",
    ]);
  }
});

test("whoever has no seat becomes no owner by solving, and an agent does", () => {
  const waits = desk().step(ana, "give");
  expect(waits.step(ana, "end").present).toMatchObject({ assignee: "agent:ana", status: "solved" });
  const refused = desk().step(ana, "give").step(tom, "end");
  expect(refused.present).toMatchObject({ assignee: null, status: "open" });
});
