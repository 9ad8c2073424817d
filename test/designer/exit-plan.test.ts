import { expect, test } from "vitest";
import { exitOutlook, firstChoices, planOf } from "../../designer/versions/exit-plan.ts";
import { financeBlueprint, small } from "./sample.ts";

const live = [
  { version: 1, state: "open", tickets: 4 },
  { version: 2, state: "open", tickets: 3 },
  { version: 2, state: "in-progress", tickets: 2 },
  { version: 2, state: "somewhere", tickets: 1 },
];

test("B31: where the tickets of a blueprint go is proposed state by state, counted before, and asked as one plan", () => {
  const [from, into] = [financeBlueprint(), small()];
  expect(planOf(firstChoices(live, "stay", from, null), null)).toBeNull();
  const out = firstChoices(live, "leave", from, null);
  expect(planOf(out, null)).toEqual({ into: null, states: { open: null, "in-progress": null, somewhere: null } });
  expect(exitOutlook(live, out)).toEqual({ same: 0, moved: 0, left: 10, stay: 0 });
  const near = firstChoices(live, { into: "small" }, from, into);
  const states = new Set(into.states.map(({ id }) => id));
  const plan = planOf(near, { blueprint: "small", version: 3 });
  expect(plan?.into).toEqual({ blueprint: "small", version: 3 });
  for (const [state, to] of Object.entries(plan?.states ?? {})) {
    expect(states.has(to ?? "")).toBe(true);
    // Of the same status, and not at an end.
    const was = from.states.find(({ id }) => id === state);
    expect(into.states.find(({ id }) => id === to)).toMatchObject({ status: was?.status });
  }
  // A state that nobody knows any more has no counterpart: its tickets stay until somebody says.
  expect(plan?.states).not.toHaveProperty("somewhere");
  expect(exitOutlook(live, near)).toMatchObject({ moved: 9, stay: 1 });
  // All that is left of the plan leads out: no other blueprint is named.
  expect(planOf(new Map([["open", "leave"]]), { blueprint: "small", version: 3 })?.into).toBeNull();
});
