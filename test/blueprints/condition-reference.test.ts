import fc from "fast-check";
import jsonLogic from "json-logic-js";
import { expect, test } from "vitest";
import { compileValue, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

/** The reference calls methods of the values, so they need a prototype. */
const PLAIN = { noNullPrototype: true } as const;

/** Data that the rules below read: plain keys, no texts read by index, nothing that meets a prototype. */
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom("", "0", "1", "2.5", "abc", "b", " 7 ", "x1"),
  fc.boolean(),
  fc.constant(null),
);
const list: fc.Arbitrary<Json> = fc.array(scalar, { maxLength: 4 });
const data: fc.Arbitrary<{ readonly [key: string]: Json }> = fc.record(
  {
    a: scalar,
    b: fc.record({ c: scalar, d: list }, PLAIN),
    list,
    rows: fc.array(fc.record({ a: scalar, list }, PLAIN), { maxLength: 3 }),
  },
  PLAIN,
);

const PATHS = ["a", "b.c", "b.d", "b.d.0", "list", "list.1", "rows", "rows.0.a", "nothing", "b.nothing.more", "a.b"];
const read: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...PATHS).map((path) => ({ var: path })),
  fc.tuple(fc.constantFrom(...PATHS), scalar).map((operands) => ({ var: operands })),
);

const { rule } = fc.letrec<{ rule: Json; list: Json }>((tie) => {
  const calls = (names: readonly string[], min: number, max: number): fc.Arbitrary<Json> =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie("rule"), { minLength: min, maxLength: max }))
      .map(([name, operands]) => ({ [name]: operands }));
  const over = fc
    .tuple(
      fc.constantFrom("map", "filter", "all", "some", "none"),
      tie("list"),
      fc.oneof({ weight: 3, arbitrary: tie("rule") }, { weight: 1, arbitrary: fc.constant<Json>({ var: "" }) }),
    )
    .map(([name, items, body]): Json => ({ [name]: [items, body] }));
  const reduced = tie("list").map(
    (items): Json => ({ reduce: [items, { "+": [{ var: "current" }, { var: "accumulator" }] }, 0] }),
  );
  const absent = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 4 }))
    .chain(([need, keys]) => fc.constantFrom<Json>({ missing: keys }, { missing_some: [need, keys] }));
  return {
    list: fc.oneof(
      { maxDepth: 2 },
      list,
      fc.constantFrom<Json>({ var: "list" }, { var: "rows" }, { var: "b.d" }),
      fc.array(tie("rule"), { maxLength: 3 }),
    ),
    rule: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      scalar,
      read,
      list,
      calls(["==", "===", "!=", "!==", ">", ">=", "<", "<=", "/", "%", "-"], 2, 2),
      calls(["<", "<=", "if", "?:"], 3, 3),
      calls(["and", "or", "if", "+", "*", "max", "min", "cat", "merge"], 1, 4),
      calls(["!", "!!", "-", "+"], 1, 1),
      fc
        .tuple(tie("rule"), fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }))
        .map(([text, start, length]): Json => ({ substr: [text, start, length] })),
      fc.tuple(scalar, tie("list")).map((operands): Json => ({ in: operands })),
      over,
      reduced,
      absent,
    ),
  };
});

/** Numbers that JSON cannot write, and what the reference leaves undefined, are both shown as JSON shows them. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

test("the standard operators answer as the reference implementation does", () => {
  fc.assert(
    fc.property(rule, data, (json, scope) => {
      const parsed = parseCondition(json);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
      const ours = compileValue(parsed.condition)(scope);
      // Its own types describe fewer rules than it runs.
      const theirs: unknown = jsonLogic.apply(json as Parameters<typeof jsonLogic.apply>[0], scope);
      expect(written(ours)).toEqual(written(theirs));
    }),
    { numRuns: 3000 },
  );
});
