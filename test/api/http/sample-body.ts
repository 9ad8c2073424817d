import { z } from "zod";
import { isJsonObject, type Json, type JsonObject } from "../../../blueprints/json.ts";

/** The smallest body that an endpoint's schema takes: what is required, with the first of what may be chosen. */
export const sampleBody = (schema: z.ZodType): Json => sample(schemaOf(schema));

/** What a body may be, as JSON Schema. */
export function schemaOf(schema: z.ZodType): JsonObject {
  const made = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  // Through text, because beside JSON it carries a method of its own.
  return JSON.parse(JSON.stringify(made)) as JsonObject;
}

/** Every key that a body may have at its top, in whichever form of it. */
export function keysOf(schema: Json): ReadonlySet<string> {
  if (!isJsonObject(schema)) return new Set();
  const forms = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)];
  const own = isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
  return new Set([...own, ...forms.flatMap((one) => [...keysOf(one)])]);
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

function sample(schema: Json | undefined): Json {
  if (!isJsonObject(schema)) return {};
  const first = list(schema.anyOf ?? schema.oneOf ?? schema.allOf)[0];
  if (first !== undefined) return sample(first);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return ofObject(schema);
    case "array":
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample(schema.items));
    case "string":
      return schema.format === "email" ? "x@client.example" : "x".repeat(Math.max(1, Number(schema.minLength ?? 1)));
    case "integer":
    case "number":
      return Number(schema.minimum ?? 1) > 0 ? Number(schema.minimum ?? 1) : 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return {};
  }
}

function ofObject({ properties, required, additionalProperties, propertyNames }: JsonObject): Json {
  const named = isJsonObject(properties) ? properties : {};
  const made = list(required).map((name) => [String(name), sample(named[String(name)])] as const);
  // A record with its own keys is filled with the first of them.
  const keys = isJsonObject(propertyNames) ? list(propertyNames.enum) : [];
  if (made.length === 0 && keys.length > 0) return { [String(keys[0])]: sample(additionalProperties) };
  return Object.fromEntries(made);
}
