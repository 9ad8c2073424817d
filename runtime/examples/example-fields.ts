import type { Example } from "../../blueprints/example.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Json } from "../../blueprints/json.ts";

/** The fields that an example may set: those of the installation, and for the rest what its own values look like. */
export function exampleFields(
  example: Pick<Example, "given" | "when">,
  known: ReadonlyMap<string, FieldDefinition> = new Map(),
): ReadonlyMap<string, FieldDefinition> {
  const fields = new Map(known);
  const guess = (values: { readonly [key: string]: Json } | undefined): void => {
    for (const [key, value] of Object.entries(values ?? {}))
      if (!fields.has(key)) fields.set(key, fieldLike(key, value));
  };
  guess(example.given.ticket?.fields);
  for (const step of example.when) if ("set" in step) guess(step.set);
  return fields;
}

/** Answers of steps are not guessed: a field that nobody knows takes any value there. */
function fieldLike(key: string, value: Json): FieldDefinition {
  return { kind: "field", schemaVersion: 1, key, name: key, type: typeLike(value) };
}

function typeLike(value: Json): FieldDefinition["type"] {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return "number";
  return Array.isArray(value) ? "choices" : "longText";
}
