import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition, explainCondition, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { OperandPlace, Operator } from "../../blueprints/vocabulary/operator.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

describe("Compiled and explained", () => {
  const PATHS = [
    "ticket.status",
    "ticket.priority",
    "ticket.assignee",
    "ticket.tags",
    "ticket.fields.product",
    "ticket.fields.none",
    "ticket.createdAt",
    "ticket.nothing",
    "organization.plan",
    "event.text",
    "now",
    "answers.day",
    "",
  ];
  const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
    "open",
    "high",
    "Books",
    "",
    "a",
    "2026-11-24",
    0,
    5,
    1.7e12,
    true,
    false,
    null,
  );
  const path = fc.constantFrom(...PATHS).map((name): Json => ({ var: name }));
  const scope = fc.record(
    {
      now: fc.constant(1.7e12),
      ticket: fc.record({
        status: fc.constantFrom("new", "open", "solved"),
        priority: scalar,
        assignee: scalar,
        tags: fc.array(scalar, { maxLength: 3 }),
        createdAt: fc.integer({ min: 0 }),
        fields: fc.record({ product: scalar }, { requiredKeys: [] }),
      }),
      organization: fc.constantFrom<Json>(null, { plan: "gold" }, {}),
      answers: fc.record({ day: scalar }),
      event: fc.constantFrom<Json>(null, {
        text: "Books a",
        changes: { "ticket.priority": { from: "low", to: "high" } },
      }),
    },
    { requiredKeys: ["ticket"] },
  );
  const { condition } = fc.letrec<{ condition: Json }>((tie) => {
    const operand = ({ kind, choices }: OperandPlace): fc.Arbitrary<Json> => {
      if (kind === "path") return path.filter((json) => JSON.stringify(json) !== '{"var":""}');
      if (kind === "duration") return fc.constantFrom("PT1H", "P2D");
      if (kind === "pattern") return fc.constantFrom("^a", "(?i)books", "o+");
      if (kind === "mode") return fc.constantFrom(...(choices ?? [""]));
      if (kind === "instant")
        return fc.constantFrom<Json>(
          { var: "now" },
          { var: "ticket.createdAt" },
          { var: "answers.day" },
          "2026-11-24",
          1.6e12,
        );
      if (kind === "list")
        return fc.oneof(fc.array(fc.oneof(scalar, path), { maxLength: 3 }), fc.constant<Json>({ var: "ticket.tags" }));
      if (kind === "condition") return tie("condition");
      return fc.oneof(
        { weight: 2, arbitrary: path },
        { weight: 1, arbitrary: scalar },
        { weight: 1, arbitrary: tie("condition") },
      );
    };
    const call = (operator: Operator): fc.Arbitrary<Json> => {
      const places = operator.operands.filter((place) => !place.optional || operator.family === "standard");
      const [last] = operator.operands.slice(-1);
      const more = operator.rest && last ? fc.array(operand(last), { minLength: 1, maxLength: 3 }) : fc.constant([]);
      return fc
        .tuple(fc.tuple(...places.map(operand)), more)
        .map(([first, others]) => ({ [operator.name]: [...first, ...others] }));
    };
    return { condition: fc.oneof({ maxDepth: 4, depthSize: "medium" }, path, ...[...OPERATORS.values()].map(call)) };
  });

  test("they agree on every generated condition and scope", () => {
    let [held, failed, unknown] = [0, 0, 0];
    fc.assert(
      fc.property(condition, scope, (json, data) => {
        const parsed = parseCondition(json);
        if (!parsed.ok) return;
        const answer = compileCondition(parsed.condition)(data);
        expect(explainCondition(parsed.condition, data).holds).toBe(answer);
        if (answer === null) unknown++;
        else if (answer) held++;
        else failed++;
      }),
      { numRuns: 3000 },
    );
    // The three answers all come up, or the property would say little.
    expect(Math.min(held, failed, unknown)).toBeGreaterThan(100);
  });
});
