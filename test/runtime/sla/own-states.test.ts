import { expect, test } from "vitest";
import { published } from "../desk.ts";
import { ana, ClockDesk, policy, promise, world } from "./clock-desk.ts";

const flow = published({
  key: "repairs",
  entry: { into: { new: "dev", open: "dev" } },
  states: [
    { id: "dev", name: "Waiting for dev", status: "open" },
    { id: "review", name: "In review", status: "open" },
    { id: "parts", name: "Waiting for parts", status: "hold" },
  ],
  transitions: [
    { id: "look", name: "Look", from: ["dev"], to: "review" },
    { id: "order", name: "Order parts", from: ["dev", "review"], to: "parts" },
    { id: "back", name: "Parts are here", from: ["parts"], to: "dev" },
  ],
});
const opened = (more: object = {}) => {
  const rules = policy({ calendar: "par", targets: [promise("agentWork", 240)], ...more });
  const draft = { assignee: "agent:ana" };
  return ClockDesk.opened(world({ policies: [rules], blueprints: [flow] }), "2026-11-23T08:00:00Z", draft);
};
const moves = (desk: ClockDesk) =>
  desk.facts.flatMap((fact) => {
    if (fact.type === "stateEntered") return [`state ${fact.state}`];
    return fact.type === "statusChanged" ? [`${fact.from} → ${fact.to}`] : [];
  });

test("S10: between states of our own there is a fact for the state, and one for the status when it differs", () => {
  const it = opened();
  expect(moves(it.step(ana, "look"))).toEqual(["state review"]);
  expect(moves(it.step(ana, "order"))).toEqual(["state parts", "open → hold"]);
  expect(moves(it.step(ana, "back"))).toEqual(["state dev", "hold → open"]);
});

test("S10: clocks look at the status: agents' work runs while we wait for the developers and stands still for parts", () => {
  const it = opened().on("2026-11-23T09:00:00Z").step(ana, "look") as ClockDesk;
  expect(it.due("agentWork")).toBe("2026-11-23T12:00:00Z");
  it.step(ana, "order");
  expect(it.clock("agentWork")).toMatchObject({ state: "paused", pausedBy: { status: "hold", state: null } });
  it.on("2026-11-23T11:00:00Z").step(ana, "back");
  expect(it.due("agentWork")).toBe("2026-11-23T14:00:00Z");
});

test("S10: unless the policy names a state", () => {
  const it = opened({ metrics: { agentWork: { pausedIn: { states: ["review"] } } } });
  expect(it.due("agentWork")).toBe("2026-11-23T12:00:00Z");
  it.step(ana, "look");
  expect(it.clock("agentWork")).toMatchObject({ state: "paused", pausedBy: { state: "review" } });
});
