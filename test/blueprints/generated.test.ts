import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checks } from "../../blueprints/checks.ts";
import { generated } from "../../blueprints/generated.ts";
import { FRENCH } from "../../blueprints/issue-sentences.ts";
import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";
import { jsonSchemaOf } from "../../blueprints/json-schema.ts";
import { actions } from "../../blueprints/vocabulary/actions.ts";
import { asks } from "../../blueprints/vocabulary/asks.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

const root = new URL("../../blueprints/", import.meta.url);

describe("generated files", () => {
  test.each([...generated()])("%s is what the grammar and the vocabulary say (npm run generate)", (name, text) => {
    expect(readFileSync(new URL(name, root), "utf8")).toBe(text);
  });

  test("the schema describes every property of a state and a transition for completion", () => {
    const { properties } = jsonSchemaOf("blueprint") as { properties: { [key: string]: Json } };
    for (const list of ["states", "transitions"]) {
      const items = (properties[list] as { items: { properties: JsonObject } }).items;
      for (const [name, part] of Object.entries(items.properties)) {
        const known = ["id", "status", "final", "to", "name", "primary", "from"].includes(name);
        expect(known || (isJsonObject(part) && typeof part.description === "string"), `${list}/${name}`).toBe(true);
      }
    }
  });

  test("the schema knows every ask, every action and every operator", () => {
    const text = JSON.stringify(jsonSchemaOf("blueprint"));
    for (const { type } of asks) expect(text).toContain(`"ask":{"type":"string","const":"${type}"}`);
    for (const { type } of actions) expect(text).toContain(`"do":{"type":"string","const":"${type}"}`);
    const { definitions } = jsonSchemaOf("blueprint") as {
      definitions: { condition: { anyOf: { properties?: JsonObject }[] } };
    };
    const operators = definitions.condition.anyOf.find(({ properties }) => properties)?.properties ?? {};
    expect(Object.keys(operators)).toEqual([...OPERATORS.keys()]);
  });

  test("the reference names every ask, action, operator and check", () => {
    const text = generated().get("reference.md") ?? "";
    const words = [
      ...asks.map(({ type }) => type),
      ...actions.map(({ type }) => type),
      ...OPERATORS.keys(),
      ...checks.map(({ code }) => code),
    ];
    for (const word of words) expect(text).toContain(`| \`${word.replaceAll("|", "\\|")}\` |`);
  });
});

describe("sentences of the grammar", () => {
  test("each has its French", () => {
    const names = [
      "blueprint",
      "calendar",
      "duration",
      "example",
      "field",
      "key",
      "lifecycle",
      "people",
      "template",
      "text",
    ];
    const sources = [...names, "vocabulary/tag", "vocabulary/obligation"].map((name) =>
      readFileSync(new URL(`${name}.ts`, root), "utf8"),
    );
    // What is left once descriptions are gone are the sentences of a refusal.
    const sentences = sources.flatMap((source) => [
      ...source.replaceAll(/\.describe\(\s*"(?:[^"\\]|\\.)*"/g, "").matchAll(/"([A-Z][^"]* [^"]*\.)"/g),
    ]);
    expect(sentences.length).toBeGreaterThanOrEqual(6);
    for (const [, sentence = ""] of sentences) expect(FRENCH, sentence).toHaveProperty([sentence]);
  });
});
