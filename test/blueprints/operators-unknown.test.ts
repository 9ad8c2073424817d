import { describe, expect, test } from "vitest";
import type { Json } from "../../blueprints/json.ts";
import { answer, T, table, v } from "./condition-scope.ts";

/** Paths by what is known of them. */
const EMPTY = [
  "ticket.assignee",
  "ticket.ccs",
  "ticket.resolution",
  "ticket.fields.neverSet",
  "answers.note",
  "organization.plan",
  "organization",
];
const UNKNOWN = [
  "requester.kind",
  "requester",
  "ticket.nothing",
  "ticket.subject.length",
  "ticket.constructor",
  "group.name",
];

describe("Empty is a value", () => {
  test.each(EMPTY)("%s is empty: is, isNot, oneOf, noneOf, isEmpty answer plainly", (path) => {
    expect([
      answer({ is: [v(path), "agent:ana"] }),
      answer({ is: [v(path), null] }),
      answer({ isNot: [v(path), "agent:ana"] }),
      answer({ isNot: [v(path), null] }),
      answer({ oneOf: [v(path), ["agent:ana"]] }),
      answer({ oneOf: [v(path), ["agent:ana", null]] }),
      answer({ noneOf: [v(path), ["agent:ana"]] }),
      answer({ isEmpty: [v(path)] }),
      answer({ notEmpty: [v(path)] }),
    ]).toEqual([false, true, true, false, false, true, true, true, false]);
  });

  test.each(EMPTY)("%s is empty: ordering, text and time answer false, their negative forms true", (path) => {
    for (const positive of [
      { lessThan: [v(path), 5] },
      { lessThan: [v(path), "solved"] },
      { atMost: [v(path), 5] },
      { moreThan: [v(path), 5] },
      { atLeast: [v(path), 5] },
      { lessThan: [5, v(path)] },
      { between: [v(path), 1, 9] },
      { contains: [v(path), "a"] },
      { startsWith: [v(path), "a"] },
      { endsWith: [v(path), "a"] },
      { matches: [v(path), "a*"] },
      { before: [v(path), v("now")] },
      { after: [v("now"), v(path)] },
      { within: [v(path), "PT1H"] },
      { elapsed: [v(path), "PT1H"] },
    ]) {
      expect([positive, answer(positive)]).toEqual([positive, false]);
      expect([positive, answer({ not: positive })]).toEqual([positive, true]);
    }
    expect(answer({ notContains: [v(path), "a"] })).toBe(true);
    expect(answer({ notContains: [v(path), ["a", "b"], "all"] })).toBe(true);
  });

  test("zero and no are values", () => {
    expect([
      answer({ isEmpty: [T("fields.zero")] }),
      answer({ isEmpty: [T("fields.agreed")] }),
      answer({ is: [T("fields.agreed"), false] }),
    ]).toEqual([false, false, true]);
  });
});

describe("Unknown stays unknown", () => {
  test.each(UNKNOWN)("%s is unknown to every operator of ours", (path) => {
    for (const json of [
      { is: [v(path), null] },
      { is: ["x", v(path)] },
      { isNot: [v(path), "x"] },
      { oneOf: [v(path), ["x"]] },
      { oneOf: ["y", ["x", v(path)]] },
      { noneOf: [v(path), ["x"]] },
      { isEmpty: [v(path)] },
      { notEmpty: [v(path)] },
      { lessThan: [v(path), 5] },
      { lessThan: [v(path), "solved"] },
      { between: [v(path), 1, 2] },
      { contains: [v(path), "a"] },
      { notContains: [v(path), "a"] },
      { contains: ["a", v(path)] },
      { matches: [v(path), "a"] },
      { before: [v(path), v("now")] },
      { within: [v(path), "PT1H"] },
      { elapsed: [v(path), "PT1H"] },
      { not: [{ is: [v(path), 1] }] },
    ])
      expect([json, answer(json)]).toEqual([json, null]);
  });

  const yes: Json = { is: [1, 1] };
  const no: Json = { is: [1, 2] };
  const unknown: Json = { is: [v("requester.kind"), 1] };
  table([
    [{ allOf: [yes, unknown] }, null],
    [{ allOf: [unknown, no] }, false],
    [{ allOf: [no, unknown] }, false],
    [{ allOf: [yes, yes] }, true],
    [{ allOf: [] }, true],
    [{ anyOf: [unknown, yes] }, true],
    [{ anyOf: [no, unknown] }, null],
    [{ anyOf: [no, no] }, false],
    [{ anyOf: [] }, false],
    [{ not: unknown }, null],
    [{ not: [no] }, true],
    [{ allOf: [v("requester.verified")] }, null],
    [{ allOf: [T("reopens")] }, true],
  ]);

  describe("inside a standard operator it counts as false", () => {
    table([
      [{ "!": [unknown] }, true],
      [{ "==": [unknown, false] }, true],
      [{ if: [unknown, true, false] }, false],
      [{ or: [unknown, no] }, false],
      [{ not: [{ and: [unknown] }] }, true],
      [{ "==": [v("requester.kind"), null] }, true],
    ]);
  });

  describe("a document’s default replaces it first", () => {
    table([
      [{ is: [{ default: [v("requester.kind"), "customer"] }, "customer"] }, true],
      [{ is: [{ var: ["requester.kind", "customer"] }, "customer"] }, true],
      [{ is: [{ default: [T("assignee"), "agent:ana"] }, null] }, true],
      [{ is: [{ default: [v("requester.kind"), v("organization.plan")] }, null] }, true],
      [{ is: [{ default: [v("requester.kind"), v("group.name")] }, null] }, null],
    ]);
  });
});
