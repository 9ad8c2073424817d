import { describe, expect, test } from "vitest";
import { fieldNames } from "../../../blueprints/condition/field-names.ts";
import {
  compileCondition,
  conditionSentence,
  explainCondition,
  parseCondition,
} from "../../../blueprints/condition.ts";
import { type FieldDefinition, fieldSchema } from "../../../blueprints/field.ts";
import type { Json } from "../../../blueprints/json.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { lookupsOf } from "../../../runtime/lookups.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { Desk, definitions } from "../desk.ts";

const place = fieldSchema.parse({
  kind: "field",
  schemaVersion: 1,
  key: "place",
  name: { en: "Place", fr: "Lieu" },
  type: "tree",
  options: [
    { value: "hw", name: { en: "Hardware", fr: "Matériel" } },
    { value: "printer", name: { en: "Printer", fr: "Imprimante" }, under: "hw" },
    { value: "paper", name: { en: "Paper", fr: "Papier" }, under: "printer" },
    { value: "sw", name: { en: "Software", fr: "Logiciel" } },
    { value: "constructor", name: "Odd", under: "sw" },
  ],
});
const fields: ReadonlyMap<string, FieldDefinition> = new Map([["place", place]]);
const PLACE = { var: "ticket.fields.place" };

const read = (json: Json) => {
  const parsed = parseCondition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.condition;
};

const holdsFor = (when: Json, value: Json, known = fields): boolean | null => {
  const { calendars, trees } = lookupsOf({ fields: known });
  return compileCondition(read(when))({ ticket: { fields: { place: value } }, calendars, trees });
};

describe("under a branch of a tree", () => {
  test("holds for the branch itself and for everything below it, however deep", () => {
    const holds = (value: Json) => holdsFor({ under: [PLACE, ["hw"]] }, value);
    expect(["hw", "printer", "paper", "sw", "constructor", "gone", "toString", null].map(holds)).toEqual([
      ...[true, true, true, false, false, false, false, false],
    ]);
    expect(holdsFor({ under: [PLACE, ["printer", "sw"]] }, "constructor")).toBe(true);
    expect(holdsFor({ not: { under: [PLACE, ["hw"]] } }, "sw")).toBe(true);
  });

  test("is unknown while there is no such tree, so that neither form of it holds", () => {
    expect(holdsFor({ under: [PLACE, ["hw"]] }, "paper", new Map())).toBeNull();
    expect(holdsFor({ not: { under: [PLACE, ["hw"]] } }, "paper", new Map())).toBeNull();
  });

  test("starts a trigger by the tree that is in force", () => {
    const document = triggerSchema.parse({
      ...{ kind: "trigger", schemaVersion: 1, key: "tree", name: "T", on: ["created"] },
      when: { under: [PLACE, ["hw"]] },
      do: [{ do: "addTag", tag: "yes" }],
    });
    const triggers = compileTriggers([compileTrigger(document, 1)]);
    const tags = (value: string) => {
      const desk = new Desk(definitions([], [place], { triggers }));
      return desk.submit({ fields: { place: value } }).present.tags;
    };
    expect([tags("paper"), tags("constructor")]).toEqual([["yes"], []]);
  });

  test("is asked of a field only", () => {
    const parsed = parseCondition({ under: [{ var: "ticket.category" }, ["hw"]] });
    expect(parsed.ok ? [] : parsed.findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["condition.noTree", "/under/0"],
    ]);
  });

  test("is told with the names of field and branches, and with what stood there", () => {
    const when = read({ under: [PLACE, ["hw", "printer"]] });
    const names = fieldNames(fields);
    expect(conditionSentence(when, names)).toEqual({
      en: "Place is under Hardware or Hardware › Printer",
      fr: "Lieu est sous Matériel ou Matériel › Imprimante",
    });
    const { calendars, trees } = lookupsOf({ fields });
    const scope = { ticket: { fields: { place: "paper" } }, calendars, trees };
    expect(explainCondition(when, scope, names)).toMatchObject({
      holds: true,
      sentence: { en: "Place is under Hardware or Hardware › Printer (was Hardware › Printer › Paper)" },
    });
  });
});

test("two fields with the same value are each told by the name of their own option", () => {
  const other = fieldSchema.parse({
    ...{ kind: "field", schemaVersion: 1, key: "other", name: "Other", type: "choice" },
    options: [{ value: "hw", name: "High water" }],
  });
  const names = fieldNames(new Map([...fields, ["other", other]]));
  const told = (field: string) => conditionSentence(read({ is: [{ var: `ticket.fields.${field}` }, "hw"] }), names).en;
  expect([told("place"), told("other")]).toEqual(["Place is Hardware", "Other is High water"]);
});
