import type { FieldDefinition } from "../../blueprints/field.ts";
import { type Limit, limitsShape } from "../../blueprints/field-kinds/limits.ts";
import { type FieldType, fieldKind } from "../../blueprints/field-kinds.ts";
import { isJsonObject } from "../../blueprints/json.ts";
import { patched } from "../commands/edits.ts";

/** A first draft: one line of text. */
export const plainField = (key: string, name: string): FieldDefinition => ({
  kind: "field",
  schemaVersion: 1,
  key,
  name,
  type: "text",
});

/** True for a field that can be drawn, finished or not. */
export function isFieldLike(value: unknown): value is FieldDefinition {
  if (!isJsonObject(value) || typeof value.type !== "string" || !fieldKind(value.type)) return false;
  const { options = [] } = value;
  return Array.isArray(options) && options.every((one) => isJsonObject(one) && typeof one.value === "string");
}

const LIMITS = Object.keys(limitsShape) as readonly Limit[]; // The shape's own keys.

/** The field as another kind: what that kind does not know is left behind. */
export function asKind(field: FieldDefinition, type: FieldType): FieldDefinition {
  const kind = fieldKind(type);
  const strays = LIMITS.filter((limit) => !kind?.takes.includes(limit)).map((limit) => [limit, undefined]);
  const plain = patched({ ...field, type }, Object.fromEntries(strays));
  if (kind?.needs === "currency") return { ...plain, currency: plain.currency ?? "EUR" };
  if (kind?.needs !== "options") return plain;
  const options = plain.options ?? [];
  return { ...plain, options: type === "tree" ? options : options.map((one) => patched(one, { under: undefined })) };
}
