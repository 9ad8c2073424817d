import { describe, expect, test } from "vitest";
import {
  compileCondition,
  compileValue,
  explainCondition,
  parseCondition,
  type Scope,
} from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

const read = (json: Json) => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.condition;
};
const value = (json: Json, scope: Scope = {}): Json => compileValue(read(json))(scope);
const answer = (json: Json, scope: Scope = {}): boolean | null => compileCondition(read(json))(scope);

const thousand: readonly Json[] = Array.from({ length: 1000 }, (_, index) => index);
const doubled = (inner: Json): Json => ({ reduce: [{ var: "list" }, inner, "ab"] });
const accumulator: Json = { var: "accumulator" };

describe("Nothing reaches a prototype", () => {
  const scope = { ticket: { subject: "text", tags: ["a", "b"], fields: {} }, list: [1, 2] };

  test("prototype members and lengths read as nothing to standard operators and as unknown to ours", () => {
    for (const path of [
      "constructor",
      "__proto__",
      "toString",
      "ticket.constructor.name",
      "ticket.subject.length",
      "ticket.subject.0",
      "ticket.tags.length",
      "list.map",
      "list.__proto__.x",
    ]) {
      expect([path, value({ var: path }, scope)]).toEqual([path, null]);
      expect([path, value({ var: [path, "default"] }, scope)]).toEqual([path, "default"]);
      expect([path, answer({ is: [{ var: path }, null] }, scope)]).toEqual([path, null]);
    }
  });

  test("keys of the data that are named like methods are values and are never called", () => {
    const data = { x: { toString: 1, valueOf: 2, indexOf: 3, length: 4 }, list: [{ toString: null }] };
    expect(value({ var: "x.toString" }, data)).toBe(1);
    expect(value({ cat: ["<", { var: "x" }, { var: "list" }, ">"] }, data)).toBe("<[object Object][object Object]>");
    expect(value({ "==": [{ var: "x" }, "a"] }, data)).toBe(false);
    expect(value({ "+": [{ var: "x" }, 1] }, data)).toBeNaN();
    expect(value({ "<": [{ var: "x" }, 1] }, data)).toBe(false);
    expect(value({ in: ["a", { var: "x" }] }, data)).toBe(false);
  });

  test("data without a prototype is read like any other", () => {
    const bare: Json = Object.assign(Object.create(null), { status: "open" });
    expect(answer({ is: [{ var: "ticket.status" }, "open"] }, { ticket: bare })).toBe(true);
    expect(value({ cat: [{ var: "ticket" }] }, { ticket: bare })).toBe("[object Object]");
  });
});

describe("X9: every evaluation ends inside its budget, and what passes a limit is unknown", () => {
  const scope = { list: thousand, lists: [thousand, thousand], long: "a".repeat(60_000) };
  const hostile: { readonly [name: string]: Json } = {
    "text that doubles": doubled({ cat: [accumulator, accumulator] }),
    "list that doubles": doubled({ merge: [accumulator, accumulator] }),
    "nested list that doubles and is written out": { cat: [doubled([accumulator, accumulator])] },
    "chain of lists": { cat: [{ reduce: [{ var: "list" }, [accumulator], 0] }] },
    "map of map of map": {
      map: [{ var: "list" }, { map: [thousand.slice(0, 100) as Json, { map: [thousand.slice(0, 100) as Json, 1] }] }],
    },
    "none inside all over a thousand items": {
      all: [{ var: "list" }, { none: [thousand.slice(0, 500) as Json, { "==": [{ var: "" }, -1] }] }],
    },
    "a body of many operators": { map: [{ var: "list" }, { and: Array.from({ length: 500 }, () => ({ "!!": [1] })) }] },
    "long texts joined over and over": {
      map: [{ var: "list" }, { cat: [thousand.slice(0, 1).map(() => "x".repeat(50_000)) as Json] }],
    },
    "a thousand paths looked up a thousand times": {
      map: [{ var: "list" }, { missing: [thousand.slice(0, 500) as Json] }],
    },
  };
  for (const [name, rule] of Object.entries(hostile)) {
    test(`${name} stops`, () => {
      expect(answer(rule, scope) ?? null).toBeNull();
      expect(value(rule, scope)).toBeNull();
      expect(JSON.stringify(explainCondition(read(rule), scope)).length).toBeLessThan(200_000);
    });
  }

  test("a list that holds itself over and over is not handed out", () => {
    expect(value(doubled([accumulator, accumulator]), scope)).toBeNull();
    expect(value(doubled([accumulator]), scope)).toBeNull();
  });

  test("what our own operators compare is paid for as well", () => {
    const a = thousand.map((item) => `a${item}`);
    const b = thousand.map((item) => `b${item}`);
    const many = (rule: Json): Json => ({ anyOf: Array.from({ length: 700 }, () => rule) });
    expect(answer(many({ oneOf: [{ var: "a" }, { var: "b" }] }), { a, b })).toBeNull();
    expect(answer(many({ contains: [{ var: "a" }, { var: "b" }] }), { a, b })).toBeNull();
    expect(answer(many({ startsWith: [{ var: "text" }, "z"] }), { text: "a".repeat(200_000) })).toBeNull();
    expect(
      answer(many({ not: { is: [{ var: "a" }, { var: "b" }] } }), { a: a.map((x) => [x]), b: a.map((x) => [x]) }),
    ).toBeNull();
    expect(answer({ oneOf: [{ var: "a" }, { var: "b" }] }, { a, b: [...b, "a999"] })).toBe(true);
  });

  test("lists of more than a thousand items are neither made nor gone through", () => {
    const long = { list: [...thousand, 1] };
    expect(answer({ some: [{ var: "list" }, true] }, long)).toBeNull();
    expect(value({ merge: [{ var: "list" }, 1] }, long)).toBeNull();
    expect(answer({ some: [{ var: "list" }, { "==": [{ var: "" }, 999] }] }, { list: thousand })).toBe(true);
  });

  test("the budget is new for every evaluation", () => {
    const run = compileCondition(read({ all: [{ var: "list" }, { ">=": [{ var: "" }, 0] }] }));
    for (let round = 0; round < 50; round++) expect(run({ list: thousand })).toBe(true);
  });

  test("a stopped evaluation says so in its explanation", () => {
    const explanation = explainCondition(read(doubled({ cat: [accumulator, accumulator] })), scope);
    expect(explanation).toMatchObject({ operator: "reduce", result: null, unknown: true, stopped: true });
  });
});

describe("X8: patterns run in linear time", () => {
  const texts = ["a".repeat(100_000), `${"a".repeat(100_000)}!`, `${" ".repeat(100_000)}x`, "ab".repeat(50_000)];
  for (const pattern of [
    "^(a+)+$",
    "(.*a){12}b",
    "\\s+$",
    "(x+x+)+y",
    "(a|aa)+$",
    "(.*)*(.*)*c",
    "[\\p{L}\\p{N}]{1,100}$",
  ]) {
    test(`${pattern} on 100,000 characters answers true or false`, () => {
      const run = compileCondition(read({ matches: [{ var: "text" }, pattern] }));
      for (const text of texts) expect(run({ text })).toBeTypeOf("boolean");
    });
  }

  test("a pattern looks anywhere in the text, with its own flags", () => {
    expect(answer({ matches: [{ var: "text" }, "(?i)INVOICE\\s+\\d+"] }, { text: "my invoice 12" })).toBe(true);
    expect(answer({ matches: [{ var: "text" }, "^invoice"] }, { text: "my invoice 12" })).toBe(false);
  });
});

test("values nested a million deep in the data do not overflow any operator", () => {
  let deep: Json = 1;
  for (let level = 0; level < 1_000_000; level++) deep = [deep];
  const scope = { deep, other: [[deep]] };
  for (const rule of [
    { cat: [{ var: "deep" }] },
    { "==": [{ var: "deep" }, "1"] },
    { is: [{ var: "deep" }, { var: "other" }] },
    { oneOf: [{ var: "deep" }, [[[[2]]]]] },
    { contains: [{ var: "deep" }, "1"] },
    { var: "deep" },
    { "+": [{ var: "deep" }] },
  ]) {
    expect(() => answer(rule, scope)).not.toThrow();
    expect(value(rule, scope) ?? null).toSatisfy((result: Json) => result === null || typeof result === "boolean");
    expect(() => JSON.stringify(explainCondition(read(rule), scope))).not.toThrow();
  }
});
