import { describe, expect, test } from "vitest";
import {
  conditionSentence,
  type Explanation,
  explainCondition,
  type Names,
  parseCondition,
} from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";

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
      "Text of the message or rating contains all of a, b",
      "Texte du message ou de l’avis contient tous les mots a, b",
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
    [{ "==": [{ var: "ticket.channel" }, "phone"] }, "Channel equals phone", "Canal égale téléphone"],
    [true, "Yes", "Oui"],
  ])("%j reads %s", (json, en, fr) => {
    expect(conditionSentence(read(json))).toEqual({ en, fr });
  });
});

test("the explanation of a very long condition stays short", () => {
  const rows = Array.from({ length: 1500 }, () => ({ is: [{ var: "ticket.subject" }, "x"] }));
  const explanation = explainCondition(read({ anyOf: rows }), { ticket: { subject: "y".repeat(5000) } });
  expect(explanation.operands).toHaveLength(1500);
  expect(JSON.stringify(explanation).length).toBeLessThan(400_000);
});
