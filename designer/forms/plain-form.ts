import type { Form } from "../../blueprints/form.ts";
import { isJsonObject } from "../../blueprints/json.ts";

/** A first draft: a message and nothing more. Whose department it is, is left to choose. */
export const plainForm = (key: string, name: string): Form => ({
  kind: "form",
  schemaVersion: 1,
  key,
  name,
  department: "",
  asks: [],
});

/** True for a form that can be drawn, finished or not. */
export function isFormLike(value: unknown): value is Form {
  if (typeof value !== "object" || value === null || !("asks" in value && "department" in value)) return false;
  const { asks, department } = value;
  const requires: unknown = "requires" in value ? value.requires : [];
  if (typeof department !== "string" || !Array.isArray(asks) || !Array.isArray(requires)) return false;
  return asks.every((ask) => isJsonObject(ask)) && requires.every((one) => isJsonObject(one) && Array.isArray(one.in));
}
