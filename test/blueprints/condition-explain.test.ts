import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileCondition,
  conditionSentence,
  type Explanation,
  explainCondition,
  type Names,
  parseCondition,
} from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { OperandPlace, Operator } from "../../blueprints/vocabulary/operator.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

const read = (json: Json) => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.condition;
};

describe("Explanation", () => {
  const scope = { ticket: { department: "department:finance", assignee: null, fields: {} } };

  test("every operand keeps its value, those behind a short cut too, and each row is a sentence", () => {
    const explanation: Explanation = explainCondition(
      read({
        allOf: [
          { notEmpty: [{ var: "ticket.fields.product" }] },
          { is: [{ var: "ticket.department" }, "department:finance"] },
          { is: [{ var: "requester.kind" }, "x"] },
        ],
      }),
      scope,
    );
    expect(explanation).toMatchObject({
      operator: "allOf",
      pointer: "",
      result: false,
      operands: [
        {
          value: false,
          explanation: {
            operator: "notEmpty",
            pointer: "/allOf/0",
            operands: [{ path: "ticket.fields.product", value: null }],
            result: false,
            sentence: { en: "Product is not empty (was empty)", fr: "Produit n’est pas vide (était vide)" },
          },
        },
        {
          value: true,
          explanation: {
            operands: [{ path: "ticket.department", value: "department:finance" }, { value: "department:finance" }],
            result: true,
          },
        },
        {
          value: null,
          unknown: true,
          explanation: {
            operands: [{ path: "requester.kind", value: null, unknown: true }, { value: "x" }],
            result: null,
            unknown: true,
          },
        },
      ],
    });
  });

  test("values are cut to a readable size and stay JSON", () => {
    const explanation = explainCondition(read({ is: [{ var: "big" }, { "/": [1, 0] }] }), {
      big: Array.from({ length: 1000 }, () => "x".repeat(5000)),
    });
    expect(JSON.stringify(explanation).length).toBeLessThan(30_000);
    const json: Json = explanation;
    expect(JSON.parse(JSON.stringify(json))).toEqual(explanation);
  });

  test("names of the directory stand in the sentences when they are given", () => {
    const names: Names = {
      path: (path: string) => (path === "ticket.fields.product" ? { en: "Product line", fr: "Gamme" } : undefined),
      value: (value: string) => (value === "group:finance" ? { en: "Finance team", fr: "Équipe Finance" } : undefined),
    };
    expect(conditionSentence(read({ isNot: [{ var: "ticket.fields.product" }, "group:finance"] }), names)).toEqual({
      en: "Product line is not Finance team",
      fr: "Gamme n’est pas Équipe Finance",
    });
  });
});

describe("Sentence", () => {
  test.each<[Json, string, string]>([
    [{ notEmpty: [{ var: "ticket.fields.product" }] }, "Product is not empty", "Produit n’est pas vide"],
    [
      { oneOf: [{ var: "ticket.priority" }, ["high", "urgent"]] },
      "Priority is one of high or urgent",
      "Priorité est l’un de haute ou urgente",
    ],
    [
      { contains: [{ var: "event.text" }, ["a", "b"], "all"] },
      "Text of the message contains all of a, b",
      "Texte du message contient tous les mots a, b",
    ],
    [{ contains: [{ var: "ticket.subject" }, "a"] }, "Subject contains a", "Objet contient a"],
    [
      { elapsed: [{ var: "ticket.createdAt" }, "P1DT2H"] },
      "Created is at least 1 day 2 hours ago",
      "Création remonte à au moins 1 jour 2 heures",
    ],
    [
      { after: [{ var: "answers.expectedOn" }, { var: "now" }] },
      "Expected on is after now",
      "Expected on est après maintenant",
    ],
    [{ lessThan: [{ var: "ticket.status" }, "solved"] }, "Status is less than solved", "Statut est inférieur à résolu"],
    [
      {
        allOf: [
          { anyOf: [{ isEmpty: [{ var: "ticket.group" }] }, { is: [{ var: "requester.kind" }, "employee"] }] },
          { not: [{ changed: [{ var: "ticket.priority" }] }] },
        ],
      },
      "(Group is empty or Kind of requester is employee) and not (Priority changed)",
      "(Groupe est vide ou Type de demandeur est employé) et non (Priorité a changé)",
    ],
    [{ "==": [{ var: "ticket.channel" }, "phone"] }, "Channel equals phone", "Canal égale phone"],
    [true, "Yes", "Oui"],
  ])("%j reads %s", (json, en, fr) => {
    expect(conditionSentence(read(json))).toEqual({ en, fr });
  });
});

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
