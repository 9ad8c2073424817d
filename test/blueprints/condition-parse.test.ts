import { describe, expect, test } from "vitest";
import { z } from "zod";
import { conditionSchema, parseCondition, pathsOf } from "../../blueprints/condition.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";

const findings = (json: unknown, at?: string): readonly Finding[] => {
  const parsed = parseCondition(json, at);
  return parsed.ok ? [] : parsed.findings;
};
const refused = (json: unknown, at?: string): readonly (readonly [string, string])[] =>
  findings(json, at).map(({ code, pointer }) => [code, pointer]);

const nested = (levels: number, wrap: (inner: Json) => Json): Json => {
  let json: Json = true;
  for (let level = 0; level < levels; level++) json = wrap(json);
  return json;
};

describe("Limits come before meaning", () => {
  test("64 levels of operators are read, 65 are refused, with or without lists of operands", () => {
    for (const wrap of [(inner: Json): Json => ({ not: inner }), (inner: Json): Json => ({ not: [inner] })]) {
      expect(refused(nested(64, wrap))).toEqual([]);
      expect(refused(nested(65, wrap)).map(([code]) => code)).toEqual(["condition.tooDeep"]);
    }
  });

  test("input nested a million deep is refused without overflowing", () => {
    for (const wrap of [
      (inner: Json): Json => [inner],
      (inner: Json): Json => ({ not: inner }),
      (inner: Json): Json => ({ a: inner, b: 1 }),
    ]) {
      expect(refused(nested(1_000_000, wrap), "/entry/when")).toHaveLength(1);
      expect(conditionSchema.safeParse(nested(1_000_000, wrap)).success).toBe(false);
    }
  });

  test("64 kB are read, more is refused, counted in bytes", () => {
    expect(refused({ is: [{ var: "a" }, "x".repeat(65_000)] })).toEqual([]);
    expect(refused({ is: [{ var: "a" }, "x".repeat(66_000)] })).toEqual([["condition.tooBig", ""]]);
    expect(refused({ is: [{ var: "a" }, "é".repeat(40_000)] })).toEqual([["condition.tooBig", ""]]);
    expect(refused({ oneOf: [{ var: "a" }, Array.from({ length: 100_000 }, () => 1)] })).toEqual([
      ["condition.tooBig", ""],
    ]);
  });

  test("keys that reach a prototype are refused with their pointer, at every depth", () => {
    const polluted: unknown = JSON.parse('{"allOf":[{"is":[{"__proto__":{"isAdmin":true}},1]}]}');
    expect(refused(polluted, "/entry/when")).toEqual([
      ["condition.forbiddenKey", "/entry/when/allOf/0/is/0/__proto__"],
    ]);
    expect(refused({ constructor: { prototype: { x: 1 } } })).toEqual([["condition.forbiddenKey", "/constructor"]]);
    expect(refused({ is: [{ a: 1, prototype: 2 }, 1] })).toEqual([["condition.forbiddenKey", "/is/0/prototype"]]);
  });

  test("what is not JSON is refused", () => {
    for (const value of [
      undefined,
      () => true,
      Symbol("x"),
      1n,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      new Date(0),
      /a/,
      new Map(),
    ]) {
      expect(refused(value).map(([code]) => code)).toEqual(["condition.notJson"]);
    }
  });
});

describe("Grammar", () => {
  test("an unknown operator is a finding at its key, with what was probably meant and the edit that mends it", () => {
    const json = { allOf: [{ isnot: [{ var: "ticket.assignee" }, "agent:ana"] }] };
    const [finding] = findings(json, "/transitions/0/before/when");
    expect(finding).toMatchObject({
      code: "condition.unknownOperator",
      pointer: "/transitions/0/before/when/allOf/0/isnot",
      message: { en: "There is no operator “isnot”. Did you mean “isNot”?" },
      fix: {
        edits: [
          {
            op: "replace",
            path: "/transitions/0/before/when/allOf/0",
            value: { isNot: [{ var: "ticket.assignee" }, "agent:ana"] },
          },
        ],
      },
    });
    expect(findings({ notEmtpy: [1] })[0]?.message.fr).toContain("« notEmpty »");
    expect(findings({ equals: [1, 2] })[0]?.message.en).toContain("“is”");
    expect(findings({ qqqqqqqqqq: [1, 2] })[0]).not.toHaveProperty("fix");
  });

  test("log is not an operator of ours", () => {
    expect(refused({ log: "x" })).toEqual([["condition.unknownOperator", "/log"]]);
  });

  test("a key with slashes and tildes is escaped in the pointer", () => {
    expect(refused({ "a/b~c": 1 })).toEqual([["condition.unknownOperator", "/a~1b~0c"]]);
  });

  test("two operators in one object are a finding, for plain JsonLogic would take them as always true", () => {
    const two: Json = { is: [1, 1], isEmpty: [{ var: "a" }] };
    expect(refused(two)).toEqual([["condition.twoOperators", ""]]);
    expect(refused({ anyOf: [{ not: two }] })).toEqual([["condition.twoOperators", "/anyOf/0/not"]]);
    expect(refused({ merge: [{ min: 1, max: 2 }] })).toEqual([]);
  });

  test("all that is wrong is said at once, each at its place", () => {
    const json = {
      allOf: [
        { is: [{ var: "a" }] },
        { oneOf: [{ var: "a" }, "b"] },
        { matches: [{ var: "a" }, "["] },
        { elapsed: [{ var: "a" }, "P1M"] },
        { changed: ["ticket.priority"] },
        { contains: [{ var: "a" }, "b", "some"] },
        { before: [{ var: "a" }, "tomorrow"] },
      ],
    };
    expect(refused(json)).toEqual([
      ["condition.operands", "/allOf/0/is"],
      ["condition.operand", "/allOf/1/oneOf/1"],
      ["condition.pattern", "/allOf/2/matches/1"],
      ["condition.duration", "/allOf/3/elapsed/1"],
      ["condition.operand", "/allOf/4/changed/0"],
      ["condition.operand", "/allOf/5/contains/2"],
      ["condition.instant", "/allOf/6/before/1"],
    ]);
  });

  test("at most fifty findings come back", () => {
    expect(findings({ allOf: Array.from({ length: 80 }, () => ({ nope: 1 })) })).toHaveLength(50);
  });

  test("a pattern outside the linear-time engine is refused when it is read", () => {
    for (const pattern of [
      "(?=a)b",
      "(?<!a)b",
      "(a)\\1",
      "[",
      "(a{1000}){1000}",
      "(?:a?){500}a{500}",
      "a".repeat(100_000).slice(0, 60_000),
    ])
      expect(refused({ matches: [{ var: "a" }, pattern] })).toEqual([["condition.pattern", "/matches/1"]]);
    for (const pattern of ["^(a+)+$", "(.*a){12}b", "\\s+$"])
      expect(refused({ matches: [{ var: "a" }, pattern] })).toEqual([]);
  });

  test("the schema of the grammar carries the findings, path by path", () => {
    const result = z.strictObject({ when: conditionSchema }).safeParse({ when: { allOf: [{ isnt: 1 }] } });
    expect(result.error?.issues).toMatchObject([
      { path: ["when", "allOf", "0", "isnt"], params: { finding: { code: "condition.unknownOperator" } } },
    ]);
    expect(z.strictObject({ when: conditionSchema.optional() }).safeParse({}).success).toBe(true);
    expect(z.strictObject({ when: conditionSchema }).safeParse({}).success).toBe(false);
  });

  test("the paths that a condition reads are listed, those of items left out", () => {
    const parsed = parseCondition({
      allOf: [
        { is: [{ var: "ticket.department" }, { var: ["requester.kind", "customer"] }] },
        { some: [{ var: "ticket.tags" }, { "==": [{ var: "inner" }, 1] }] },
        { "!": { missing: ["ticket.group", "ticket.fields.product"] } },
        { changedTo: [{ var: "ticket.department" }, "department:x"] },
      ],
    });
    expect(parsed.ok && pathsOf(parsed.condition)).toEqual([
      "ticket.department",
      "requester.kind",
      "ticket.tags",
      "ticket.group",
      "ticket.fields.product",
    ]);
  });
});
