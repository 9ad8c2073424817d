import { expect, test } from "vitest";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Form } from "../../blueprints/form.ts";
import { verify } from "../../blueprints/verify.ts";
import { directory as sound } from "./sound.ts";

const product: FieldDefinition = { kind: "field", schemaVersion: 1, key: "product", name: "Product", type: "text" };
const owner: FieldDefinition = { ...product, key: "owner", name: "Owner", type: "person" };
const directory = {
  ...sound,
  fields: new Map([...sound.fields, ["product", product], ["owner", owner]]),
};

const form = (change: object): object => ({
  kind: "form",
  schemaVersion: 1,
  key: "complaint",
  name: { en: "A complaint", fr: "Une réclamation" },
  department: "department:finance",
  asks: [
    { ask: "field", field: "product", required: true },
    { ask: "field", field: "cause", showWhen: { is: [{ var: "answers.product" }, "billing"] } },
  ],
  ...change,
});
const asking = (...asks: object[]): object => form({ asks: asks.map((one) => ({ ask: "field", ...one })) });

const found = (document: object): string[] =>
  verify(document, directory).findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

test("nothing is found in a sound form, and what it needs of a desk is known", () => {
  expect(found(form({}))).toEqual([]);
  const { document, needs } = verify(form({}), directory);
  expect((document as Form).asks).toHaveLength(2);
  expect(needs).toMatchObject({ fields: ["cause", "product"], departments: ["department:finance"] });
});

test.each<[string, object, string]>([
  ["a field that is not there", asking({ field: "gone" }), "error field.unknown /asks/0/field"],
  ["a field asked twice", asking({ field: "cause" }, { field: "cause" }), "error form.askedTwice /asks/1/field"],
  ["somebody of the desk to choose", asking({ field: "owner" }), "error form.person /asks/0/field"],
  ["what belongs to the desk", asking({ field: "priority" }), "error form.attribute /asks/0/field"],
  ["a department that is not there", form({ department: "department:gone" }), "error person.unknown /department"],
  [
    "an answer that nobody is asked for",
    asking({ field: "cause", showWhen: { notEmpty: [{ var: "answers.product" }] } }),
    "error answer.unknown /asks/0/showWhen/notEmpty/0",
  ],
  [
    "a condition over the ticket, which is not there yet",
    asking({ field: "cause", required: { is: [{ var: "ticket.priority" }, "high"] } }),
    "error form.reads /asks/0/required/is/0",
  ],
  [
    "a condition that can never hold",
    asking(
      { field: "cause" },
      {
        field: "product",
        showWhen: { allOf: [{ isEmpty: [{ var: "answers.cause" }] }, { notEmpty: [{ var: "answers.cause" }] }] },
      },
    ),
    "error condition.never /asks/1/showWhen",
  ],
  ["a step's own word", asking({ field: "cause", neverSkip: true }), "error grammar.unknownKey /asks/0/neverSkip"],
])("is told of a form: %s", (_title, document, line) => {
  expect(found(document)).toContain(line);
});
