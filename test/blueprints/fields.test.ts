import { describe, expect, test } from "vitest";
import { type FieldDefinition, fieldSchema } from "../../blueprints/field.ts";
import { fieldKind, fieldKinds } from "../../blueprints/field-kinds.ts";
import type { Json } from "../../blueprints/json.ts";
import { verify } from "../../blueprints/verify.ts";
import { setField } from "../../blueprints/vocabulary/actions/set-field.ts";
import { valueFault } from "../../blueprints/vocabulary/field-values.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";
import { agent, Desk, definitions, published } from "../runtime/desk.ts";

const field = (type: string, limits: object = {}): FieldDefinition =>
  fieldSchema.parse({ kind: "field", schemaVersion: 1, key: "it", name: "It", type, ...limits });
/** What is wrong with a value, in English; null: nothing. */
const fault = (definition: FieldDefinition, value: Json): string | null =>
  valueFault("fields.it", value, new Map([["it", definition]]))?.en ?? null;
const codes = (document: object): readonly string[] =>
  verify({ kind: "field", schemaVersion: 1, key: "it", name: "It", ...document }).findings.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

const BRANCHES = [
  { value: "hardware", name: { en: "Hardware", fr: "Matériel" } },
  { value: "printer", name: { en: "Printer", fr: "Imprimante" }, under: "hardware" },
  { value: "paper", name: { en: "Paper", fr: "Papier" }, under: "printer" },
  { value: "screen", name: { en: "Screen", fr: "Écran" }, under: "hardware" },
  { value: "other", name: { en: "Other", fr: "Autre" } },
];

describe("values of fields", () => {
  test.each<[string, object, readonly Json[], readonly Json[]]>([
    ["text", {}, ["", "B-1", "x".repeat(500)], ["x".repeat(501), 1, true, ["a"], { a: 1 }]],
    ["text", { pattern: "B-[0-9]{4,8}" }, ["B-1234"], ["B-123", "xB-1234", "B-1234 ", "b-1234"]],
    ["text", { minLength: 2, maxLength: 4 }, ["ab", "abcd"], ["a", "abcde"]],
    ["longText", { maxLength: 600 }, ["x".repeat(600)], ["x".repeat(601)]],
    ["number", {}, [0, -1.5, 1e300], ["1", true, []]],
    ["number", { min: -2, max: 2, decimals: 1 }, [-2, 0.1, 1.3, 2], [-2.1, 2.1, 0.25]],
    ["number", { decimals: 0 }, [3, -3], [3.5, 1e300]],
    ["money", { currency: "EUR" }, [12.34, 0.1, -5, 1234567.89], [12.345, "12", 0.1 + 0.2, 1e300]],
    ["money", { currency: "JPY", min: 1 }, [1, 500], [0.5, 0]],
    ["money", { currency: "KWD" }, [1.234], [1.2345]],
    ["boolean", {}, [true, false], ["yes", 1]],
    ["date", {}, ["2026-02-28"], ["2026-02-30", "28/02/2026", 1]],
    ["instant", {}, [0, "2026-11-23T10:00Z", "2026-11-23T10:00:01+01:00"], ["2026-11-23T10:00", 1e16]],
    ["choice", { options: BRANCHES.slice(4) }, ["other"], ["Other", ["other"], 1]],
    ["choices", { options: BRANCHES.slice(4) }, [[], ["other"]], ["other", ["gone"]]],
    ["tree", { options: BRANCHES }, ["paper", "screen", "other"], ["hardware", "printer", "gone", 1]],
    ["person", {}, ["agent:ana", "group:finance"], ["ana", "role:agent", 1]],
    ["ticket", {}, [1, 20417], [0, -1, 1.5, "1", "#1"]],
  ])("a %s held to %j takes what fits and nothing else", (type, limits, fitting, others) => {
    const definition = field(type, limits);
    expect(fitting.filter((value) => fault(definition, value) !== null)).toEqual([]);
    expect(others.filter((value) => fault(definition, value) === null)).toEqual([]);
    expect(fault(definition, null)).toBeNull();
  });

  test("a pattern refuses in its own words, in both languages", () => {
    const message = { en: "An order number begins with B-.", fr: "Un numéro de commande commence par B-." };
    const definition = field("text", { pattern: "B-.*", message });
    expect(valueFault("fields.it", "C-1", new Map([["it", definition]]))).toEqual(message);
    expect(fault(field("text", { pattern: "B-.*" }), "C-1")).toBe("This is not in the form that is asked for.");
  });

  test("a pattern that would take others for ever answers at once", () => {
    const definition = field("text", { pattern: "(a+)+b" });
    expect(fault(definition, "a".repeat(500))).not.toBeNull();
    expect(fault(definition, `${"a".repeat(499)}b`)).toBeNull();
  });

  test("amounts of money are exact: each cent up to a billion has one number, in order", () => {
    const euros = field("money", { currency: "EUR" });
    const cents = [0, 1, 10, 29, 57, 58, 113, 114, 115, 1_000_01, 4_503_599, 100_000_000_001];
    const amounts = cents.map((cent) => Number(`${Math.floor(cent / 100)}.${String(cent % 100).padStart(2, "0")}`));
    expect(amounts.filter((amount) => fault(euros, amount) !== null)).toEqual([]);
    expect(amounts.map((amount) => Math.round(amount * 100))).toEqual(cents);
  });

  test("what a rule computes in money comes to whole cents", () => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "a" } },
      states: [
        { id: "a", name: "A", status: "open" },
        { id: "b", name: "B", status: "open" },
      ],
      transitions: [
        {
          id: "go",
          name: "Go",
          from: ["a"],
          to: "b",
          after: [{ do: "setField", field: "it", value: { "+": [0.1, 0.2] } }],
        },
      ],
    });
    const desk = new Desk(definitions([flow], [field("money", { currency: "EUR" })])).submit();
    expect(desk.step(agent("ana"), "go").present.fields).toEqual({ it: 0.3 });
    expect(setField.schema.safeParse({ do: "setField", field: "it", value: 0.3 }).success).toBe(true);
  });

  test("values are said in words: the whole path of a tree, an amount with its currency", () => {
    const words = (definition: FieldDefinition, value: Json, language: "en" | "fr") =>
      fieldKind(definition.type)?.words?.(value, definition, language);
    expect(words(field("tree", { options: BRANCHES }), "paper", "fr")).toBe("Matériel › Imprimante › Papier");
    expect(words(field("tree", { options: BRANCHES }), "gone", "fr")).toBe("gone");
    expect(words(field("choices", { options: BRANCHES.slice(4) }), ["other", "old"], "fr")).toBe("Autre, old");
    expect(words(field("money", { currency: "EUR" }), 1234.5, "en")).toBe("€1,234.50");
    expect(words(field("ticket"), 12, "en")).toBe("#12");
  });
});

test.each<[string, object, string, Json]>([
  ["number", {}, "1 234,50", 1234.5],
  ["number", {}, "1,234.50", 1234.5],
  ["money", { currency: "EUR" }, "-12.3", -12.3],
  ["number", {}, "a dozen", "a dozen"],
  ["boolean", {}, "Oui", true],
  ["boolean", {}, "0", false],
  ["boolean", {}, "perhaps", "perhaps"],
  ["choice", { options: BRANCHES.slice(4) }, "Autre", "other"],
  ["choices", { options: BRANCHES.slice(4) }, "other; gone", ["other", "gone"]],
  ["tree", { options: BRANCHES }, "matériel › imprimante › papier", "paper"],
  ["tree", { options: BRANCHES }, "Screen", "screen"],
  ["ticket", {}, "#12", 12],
  ["text", {}, "12", "12"],
])("a cell of a table that says a %s (%j) as “%s” is read as %j", (type, limits, text, value) => {
  const definition = field(type, limits);
  expect(fieldKind(type)?.read?.(text, definition) ?? text).toEqual(value);
});

describe("the definition of a field", () => {
  const options = BRANCHES.slice(4);

  test.each<[object, readonly string[]]>([
    [{ type: "money" }, ["field.noCurrency "]],
    [{ type: "money", currency: "XQZ" }, ["field.currency /currency"]],
    [{ type: "tree" }, ["field.noOptions "]],
    [{ type: "text", min: 1, currency: "EUR" }, ["field.strayLimit /min", "field.strayLimit /currency"]],
    [{ type: "number", pattern: "a" }, ["field.strayLimit /pattern"]],
    [{ type: "number", min: 2, max: 1 }, ["field.emptyRange /max"]],
    [{ type: "text", minLength: 5, maxLength: 4 }, ["field.emptyRange /maxLength"]],
    [{ type: "text", pattern: "(" }, ["field.pattern /pattern"]],
    [{ type: "text", pattern: "(?=a)" }, ["field.pattern /pattern"]],
    [{ type: "text", message: "Why?" }, ["field.strayMessage /message"]],
    [
      { type: "choice", options: [...options, { value: "b", name: "B", under: "other" }] },
      ["field.strayUnder /options/1/under"],
    ],
    [
      { type: "tree", options: BRANCHES.toReversed() },
      [
        "field.optionUnder /options/1/under",
        "field.optionUnder /options/2/under",
        "field.optionUnder /options/3/under",
      ],
    ],
    [{ type: "tree", options: [{ value: "a", name: "A", under: "a" }] }, ["field.optionUnder /options/0/under"]],
  ])("%j is found wanting", (document, found) => {
    expect(codes(document)).toEqual(found);
  });

  test("each kind is complete with what it needs", () => {
    const given: { readonly [limit: string]: object } = { options: { options }, currency: { currency: "CHF" } };
    for (const { type, needs } of fieldKinds) expect(codes({ type, ...(needs && given[needs]) })).toEqual([]);
  });

  test("every kind knows its condition operators: all can be compared with a value, scales ordered, texts matched", () => {
    const offered = (type: (typeof fieldKinds)[number]["type"]): readonly string[] =>
      [...OPERATORS.values()].filter(({ fits }) => fits?.includes(type)).map(({ name }) => name);
    for (const { type } of fieldKinds)
      expect(offered(type)).toEqual(expect.arrayContaining(["is", "oneOf", "isEmpty"]));
    for (const type of ["number", "money", "date"] as const) expect(offered(type)).toContain("moreThan");
    for (const type of ["ticket", "tree", "choice"] as const) expect(offered(type)).not.toContain("moreThan");
    expect(offered("text")).toContain("matches");
  });
});
