import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compileValue, parseCondition, type Scope } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

interface Case {
  readonly rule: Json;
  readonly data?: Json;
  readonly result: Json;
}

// The published compatibility cases are other people's data: they are run where they lie beside the repository, never copied.
const file = fileURLToPath(new URL("../../../shared/vectors/jsonlogic.json", import.meta.url));
const entries: readonly (string | Case)[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
const cases = entries.filter((entry) => typeof entry !== "string");

describe.runIf(cases.length > 0)("Published JsonLogic cases", () => {
  cases.forEach(({ rule, data, result }, index) => {
    test(`case ${index + 1}: ${JSON.stringify(rule).slice(0, 100)} keeps its published result`, () => {
      const parsed = parseCondition(rule);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
      // Published data may be any value; a scope is an object.
      expect(compileValue(parsed.condition)((data ?? null) as unknown as Scope)).toEqual(result);
    });
  });
});
