import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition, explainCondition, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

describe("Any JSON", () => {
  const names = [...OPERATORS.keys(), "__proto__", "constructor", "nope", "log"];
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 6, depthSize: "medium" },
      fc.jsonValue() as fc.Arbitrary<Json>,
      fc.constantFrom<Json>("ticket.status", "PT1H", "open", "[", "(a+)+", 0, null, ["a", "b"]),
      fc.array(tie("json"), { maxLength: 4 }),
      fc
        .tuple(fc.constantFrom(...names), fc.oneof(tie("json"), fc.array(tie("json"), { maxLength: 4 })))
        .map(([name, inside]): Json => {
          const entries: [string, Json][] = [[name, inside]];
          return Object.fromEntries(entries);
        }),
    ),
  }));
  const scope = {
    now: 1.7e12,
    ticket: { status: "open", tags: ["a"], fields: { product: "Books" } },
    event: { text: "a b" },
  };

  test("X9: it is either refused with findings or read, compiled, run and explained without a throw", () => {
    fc.assert(
      fc.property(json, (value) => {
        const parsed = parseCondition(value, "/when");
        if (!parsed.ok)
          return parsed.findings.length > 0 && parsed.findings.every((finding) => finding.pointer.startsWith("/when"));
        const answer = compileCondition(parsed.condition)(scope);
        JSON.stringify(explainCondition(parsed.condition, scope));
        return answer === true || answer === false || answer === null;
      }),
      { numRuns: 3000 },
    );
    expect(({} as { readonly x?: unknown }).x).toBeUndefined();
    expect(({} as { readonly isAdmin?: unknown }).isAdmin).toBeUndefined();
  });
});
