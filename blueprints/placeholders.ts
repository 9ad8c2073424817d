import { labelOf, valueLabelOf } from "./condition/labels.ts";
import type { Scope } from "./condition.ts";
import { isJsonObject, type Json } from "./json.ts";
import { textIn } from "./text.ts";

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_.-]{0,199})\s*\}\}/g;

/** The value at a dotted path, own properties only; undefined where a step is missing. */
export function valueAt(scope: Scope, path: string): Json | undefined {
  let value: Json | undefined = scope as { readonly [name: string]: Json };
  for (const step of path.split(".")) {
    if (!isJsonObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** The names between double braces, in order, each once. */
export const placeholdersOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "")),
];

const FIELD = "ticket.fields.";

/** The text for whoever reads the process, not a ticket: `Claim {{ticket.number}}` is "Claim ‹Number›". `name`: names of fields. */
export const spokenPlaceholders = (text: string, name: (field: string) => string, language: string): string =>
  text.replace(PLACEHOLDER, (_whole, path: string) =>
    path.startsWith(FIELD) ? `‹${name(path.slice(FIELD.length))}›` : `‹${textIn(labelOf(path), language)}›`,
  );

/**
 * Puts values where `{{ticket.subject}}` stands: once, never evaluated; what is not known leaves nothing. For a reader, values
 * that have a name in their language, such as a status, are told by it.
 */
export const fillPlaceholders = (text: string, scope: Scope, reader?: string): string =>
  text.replace(PLACEHOLDER, (_whole, path: string) => {
    const value = valueAt(scope, path);
    const label = reader !== undefined && typeof value === "string" ? valueLabelOf(path, value) : undefined;
    return label ? textIn(label, reader ?? "") : written(value);
  });

function written(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(written).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
