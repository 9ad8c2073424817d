import { expect, test } from "vitest";
import { explainTrace, whyFree } from "../../runtime/why/explain.ts";
import { agent, Desk, definitions, field, published } from "../runtime/desk.ts";

const takes = (key: string, when: object) =>
  published({
    key,
    entry: { when, into: { new: "open", open: "open" } },
    states: [
      { id: "open", name: "Open", status: "open" },
      { id: "over", name: "Over", status: "solved", final: "resolved" },
    ],
    transitions: [{ id: "end", name: "End", from: ["open"], to: "over" }],
  });

const all = takes("all", { is: [1, 1] });
const billing = takes("billing", { is: [{ var: "ticket.category" }, "billing"] });
const ana = agent("ana");

test("B1: of two blueprints that match, the upper one takes the ticket", () => {
  const desk = new Desk(definitions([billing, all])).submit({ category: "billing" });
  expect(desk.present.place).toMatchObject({ blueprint: "billing", version: 1, state: "open" });
  expect(new Desk(definitions([all, billing])).submit({ category: "billing" }).present.place?.blueprint).toBe("all");
});

test("B1: after reordering a captured ticket stays where it is, a new one goes the new way", () => {
  const desk = new Desk(definitions([billing, all])).submit({ category: "billing" });
  desk.definitions = definitions([all, billing]);
  desk.change(ana, { subject: "Other words" });
  expect(desk.present.place?.blueprint).toBe("billing");
});

test("B2: a ticket that no blueprint takes is free, its status may be set, and each blueprint says why it passed", () => {
  const desk = new Desk(definitions([billing])).submit({ category: "sales" });
  expect(desk.present.place).toBeNull();
  expect(explainTrace(desk.trace)).toMatchObject([
    {
      step: "entry",
      rule: "blueprint:billing@1/entry",
      outcome: "passed",
      detail: { because: "condition" },
      explanation: { result: false },
    },
  ]);
  const [why] = whyFree(desk.definitions, desk.present, ana, desk.now, {});
  expect(why).toMatchObject({
    blueprint: "billing",
    because: "condition",
    explanation: { operands: [{ value: "sales" }, { value: "billing" }] },
  });
  expect(desk.change(ana, { status: "pending" }).present.status).toBe("pending");
});

test("a free ticket enters when a change makes a condition hold, into the state of its status", () => {
  const desk = new Desk(definitions([billing])).submit({ category: "sales" });
  desk.change(ana, { category: "billing" });
  expect(desk.state).toBe("open");
  expect(desk.types()).toEqual(["fieldSet", "blueprintEntered", "statusChanged"]);
});

test("a blueprint that names no state for the ticket's status passes, and says so", () => {
  const desk = new Desk(definitions([all])).submit({ status: "hold" });
  expect(desk.present.place).toBeNull();
  expect(desk.trace[0]?.detail).toMatchObject({ because: "status" });
});

test("a ticket that has left new never enters a state of status new", () => {
  const fresh = published({
    key: "fresh",
    entry: { into: { new: "fresh", open: "fresh" } },
    states: [{ id: "fresh", name: "Fresh", status: "new" }],
    transitions: [],
  });
  const desk = new Desk(definitions([fresh]));
  expect(desk.submit({ status: "open" }).present.place).toBeNull();
  expect(desk.trace[0]?.detail).toMatchObject({ because: "leftNew" });
});

test("B36: a step's own changes come before the entry and the automatic transitions that they cause", () => {
  const flow = published({
    key: "flow",
    entry: { into: { new: "a", open: "a" } },
    states: ["a", "b", "c"].map((id) => ({ id, name: id, status: "open" })),
    transitions: [
      {
        id: "go",
        name: "Go",
        from: ["a"],
        to: "b",
        during: [{ ask: "field", field: "risk" }],
        after: [{ do: "addTag", tag: "went" }],
      },
      {
        id: "raise",
        name: "Raise",
        from: ["b"],
        to: "c",
        start: { on: "fieldChanged", when: { is: [{ var: "ticket.fields.risk" }, "high"] } },
      },
    ],
  });
  const desk = new Desk(definitions([flow], [field("risk")])).submit();
  desk.step(ana, "go", { risk: "high" });
  expect(desk.types()).toEqual([
    "transitionTaken",
    "fieldSet",
    "stateEntered",
    "tagged",
    "transitionTaken",
    "stateEntered",
  ]);
  expect(desk.trace.map(({ rule }) => rule)).toEqual([
    "blueprint:flow@1/transitions/go",
    "blueprint:flow@1/transitions/raise",
  ]);
});
