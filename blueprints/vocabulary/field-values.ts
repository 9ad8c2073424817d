import { matchesWhole } from "../condition/pattern.ts";
import { compileValue, parseCondition, type Scope } from "../condition.ts";
import type { FieldPath } from "../facts.ts";
import type { FieldDefinition } from "../field.ts";
import { isEpoch } from "../field-kinds/instant.ts";
import { isText, no } from "../field-kinds/kind.ts";
import { MOST_OF_A_TEXT } from "../field-kinds/limits.ts";
import { fieldKind } from "../field-kinds.ts";
import { isJsonObject, type Json } from "../json.ts";
import { PRIORITIES } from "../status.ts";
import { isVisible, type Sentence } from "../text.ts";
import type { Ticket } from "../ticket.ts";

/** Attributes that a document may set by their own name; every other name is a custom field. */
const ATTRIBUTES = new Set(["subject", "priority", "type", "category", "dueAt", "resolution"]);

/** Where a field named in a document lives: `priority` on the ticket itself, `thirdParty` among the custom fields. */
export function fieldPath(name: string): FieldPath {
  // The set above holds only names of the union.
  return (ATTRIBUTES.has(name) ? name : `fields.${name}`) as FieldPath;
}

/** The field's present value; null when it is not set. */
export function fieldValue(ticket: Ticket, path: FieldPath): Json {
  if (path.startsWith("fields.")) {
    const key = path.slice("fields.".length);
    return Object.hasOwn(ticket.fields, key) ? (ticket.fields[key] ?? null) : null;
  }
  return ticket[path as Exclude<FieldPath, `fields.${string}`>];
}

const BREAK = /[\r\n\u0085\u2028\u2029]/;

/** Why this value cannot stand in this field; null when it can. Null (empty) always can, but for the subject. */
export function valueFault(
  path: FieldPath,
  value: Json,
  fields: ReadonlyMap<string, FieldDefinition>,
): Sentence | null {
  if (path === "subject") {
    // It becomes a line of a mail's head, where a second line would be a header of its own.
    const fits = typeof value === "string" && isVisible(value) && !BREAK.test(value) && value.length <= 500;
    return fits
      ? null
      : no("The subject is one line of 1 to 500 characters.", "L’objet est une ligne de 1 à 500 caractères.");
  }
  if (value === null) return null;
  if (path === "priority") {
    const fits = typeof value === "string" && (PRIORITIES as readonly string[]).includes(value);
    return fits ? null : no(`Choose one of ${PRIORITIES.join(", ")}.`, `Choisissez parmi ${PRIORITIES.join(", ")}.`);
  }
  if (path === "dueAt") return isEpoch(value) ? null : no("Give an instant.", "Donnez un instant.");
  if (!path.startsWith("fields.")) return isText(value, MOST_OF_A_TEXT) ? null : no("Give a text.", "Donnez un texte.");
  const field = fields.get(path.slice("fields.".length));
  // Of a field that was retired nobody knows the type any more; whole objects never belong into one.
  if (!field) return isPlain(value) ? null : no("Give one plain value.", "Donnez une valeur simple.");
  return fieldKind(field.type)?.fault(value, field, matchesWhole) ?? null;
}

/** A computed number as its field can hold it: 0.1 + 0.2 euros are 0.3. */
export function onItsGrid(path: FieldPath, value: Json, fields: ReadonlyMap<string, FieldDefinition>): Json {
  const field = typeof value === "number" ? fields.get(path.slice("fields.".length)) : undefined;
  const kind = field && path.startsWith("fields.") ? fieldKind(field.type) : undefined;
  return typeof value === "number" && field && kind?.rounded ? kind.rounded(value, field) : value;
}

/** A priority, once set, cannot be emptied; null when this value does not try. */
export const emptied = (path: FieldPath, from: Json, to: Json): Sentence | null =>
  path === "priority" && to === null && from !== null
    ? no("A priority, once set, cannot be emptied.", "Une priorité donnée ne peut plus être vidée.")
    : null;

const isPlain = (value: Json): boolean =>
  Array.isArray(value)
    ? value.every((one: Json) => isText(one, 500))
    : typeof value !== "object" && value !== Infinity && value !== -Infinity;

/** Compiled once per document value: the same object always means the same. */
const compiled = new WeakMap<object, (scope: Scope) => Json>();

/** A value as a document writes it: a literal, or a condition such as `{"var": "answers.amount"}` that gives it. */
export function documentValue(written: Json, scope: Scope): Json {
  if (!isJsonObject(written)) return written;
  const known = compiled.get(written);
  if (known) return known(scope);
  const parsed = parseCondition(written);
  const read = parsed.ok ? compileValue(parsed.condition) : () => null;
  compiled.set(written, read);
  return read(scope);
}
