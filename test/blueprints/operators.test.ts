import { describe, expect, test } from "vitest";
import {
  compileCondition,
  compileValue,
  conditionJsonSchema,
  conditionSentence,
  explainCondition,
  parseCondition,
} from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

const STANDARD =
  "! !! != !== % * + - / < <= == === > >= ?: all and cat filter if in map max merge min missing missing_some none or reduce some substr var".split(
    " ",
  );

const read = (json: Json) => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.condition;
};

test("the standard family is that of published JsonLogic, without log", () => {
  const standard = [...OPERATORS.values()]
    .filter((operator) => operator.family === "standard")
    .map((operator) => operator.name);
  expect(standard.toSorted()).toEqual(STANDARD.toSorted());
});

describe.each([...OPERATORS.values()])("$name", (operator) => {
  test("documents itself in both languages, with an example that reads and runs", () => {
    for (const text of [operator.title, operator.description]) {
      expect(text.en).not.toBe("");
      expect(text.fr).not.toBe("");
    }
    const condition = read(operator.example);
    expect(condition).toMatchObject({ node: "call", operator: { name: operator.name } });
    expect(() => compileValue(condition)({})).not.toThrow();
    const sentence = conditionSentence(condition);
    expect(`${sentence.en} ${sentence.fr}`).not.toMatch(/undefined|null|\[object/);
  });

  test("tells the condition builder what stands at each place", () => {
    expect(operator.operands.length).toBeGreaterThan(0);
    for (const place of operator.operands) {
      expect(place.name.en).not.toBe("");
      expect(place.name.fr).not.toBe("");
      if (place.kind === "mode") expect(place.choices?.length).toBeGreaterThan(1);
    }
    if (operator.family === "standard") expect(operator).not.toHaveProperty("fits");
  });

  test("answers neither too early nor with a throw when everything is unknown", () => {
    const answer = compileCondition(read(operator.example))({});
    if (operator.family === "own" && operator.name !== "default") expect(answer).toBeNull();
    else expect([true, false, null]).toContain(answer);
    expect(explainCondition(read(operator.example), {}).operator).toBe(operator.name);
  });

  test("is described to editors", () => {
    const [, , object] = conditionJsonSchema.anyOf as readonly {
      readonly properties: { readonly [name: string]: Json };
    }[];
    const described = JSON.stringify(object?.properties[operator.name]);
    expect(described).toContain(JSON.stringify(operator.description.en).slice(1, -1));
    expect(described).toContain(JSON.stringify(JSON.stringify(operator.example)).slice(1, -1));
  });
});
