import { expect, test } from "vitest";
import { actionOf, type Choice, followingOf, outlookOf } from "../../designer/versions/following.ts";

const live = [
  { version: 1, state: "open", tickets: 4 },
  { version: 2, state: "review", tickets: 3 },
  { version: 1, state: "review", tickets: 2 },
  { version: 2, state: "late", tickets: 1 },
  { version: 3, state: "open", tickets: 9 },
  { version: 1, state: "empty", tickets: 0 },
];
const states = new Set(["open", "closed"]);

test("tickets of other versions go on in a state that is there; each state that is gone is asked for once", () => {
  expect(followingOf(live, states, 3)).toEqual({
    tickets: 10,
    same: 4,
    gone: [
      { state: "review", tickets: 5, versions: [2, 1] },
      { state: "late", tickets: 1, versions: [2] },
    ],
  });
  expect(followingOf(live, states, null).same).toBe(13);
});

test("B29: what the choices come to is counted before anything is done; of what nothing is said stays", () => {
  const following = followingOf(live, states, 3);
  const choices = new Map<string, Choice>([["review", { to: "open" }]]);
  expect(outlookOf(following, choices)).toEqual({ same: 4, moved: 5, left: 0, stay: 1 });
  expect(outlookOf(following, new Map([...choices, ["late", "leave"]]))).toEqual({
    same: 4,
    moved: 5,
    left: 1,
    stay: 0,
  });
  const all = new Map<string, Choice>([...choices, ["late", "leave"], ["gone", "stay"]]);
  expect(actionOf("small", 3, all)).toEqual({
    do: "version",
    blueprint: "small",
    version: 3,
    states: { review: "open", late: null },
    restore: true,
  });
});
