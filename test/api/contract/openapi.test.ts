import { describe, expect, it } from "vitest";
import { endpoints } from "../../../api/contract/api.ts";
import { openapiDocument } from "../../../api/contract/openapi.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";

const described = openapiDocument("1.2.3");
const at = (value: Json | undefined, ...steps: readonly string[]): Json | undefined =>
  steps.reduce<Json | undefined>((inner, step) => (isJsonObject(inner) ? inner[step] : undefined), value);

describe("the OpenAPI document", () => {
  it("describes every line of the contract, and nothing else", () => {
    const written = Object.entries(described.paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const lines = endpoints.map(({ method, path }) => `${method} /api${path.replaceAll(/:([A-Za-z]+)/g, "{$1}")}`);
    expect(lines.length).toBeGreaterThan(40);
    expect(written.sort()).toEqual(lines.sort());
  });

  it("says of every operation who may call it, what it takes and what it answers", () => {
    for (const line of endpoints) {
      const operation = at(
        described.paths,
        `/api${line.path.replaceAll(/:([A-Za-z]+)/g, "{$1}")}`,
        line.method.toLowerCase(),
      );
      expect(operation).toMatchObject({ operationId: line.name, "x-who": line.who, summary: line.summary });
      expect(Object.keys(at(operation, "responses") ?? {})).toEqual([...Object.keys(line.answers), "default"]);
      expect(at(operation, "requestBody") !== undefined).toBe(
        line.body !== undefined || line.upload === true || line.readsBody === true,
      );
      const names = JSON.stringify(at(operation, "parameters"));
      for (const [, name] of line.path.matchAll(/:([A-Za-z]+)/g))
        expect(names).toContain(`"name":"${name}","in":"path","required":true`);
      if (line.ifMatch) expect(names).toContain("If-Match");
      if (line.idempotencyKey) expect(names).toContain("Idempotency-Key");
    }
  });

  it("is version 3.1, and its references lead somewhere", () => {
    expect(described).toMatchObject({ openapi: "3.1.0", info: { title: "Filrouge", version: "1.2.3" } });
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(new Set(references)).toEqual(new Set(["#/components/schemas/Problem"]));
    expect(at(described, "components", "schemas", "Problem", "properties", "requestId")).toEqual({ type: "string" });
  });

  it("gives every line a name of its own", () => {
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
  });
});
