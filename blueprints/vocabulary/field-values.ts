import { compileValue, parseCondition, type Scope } from "../condition.ts";
import type { FieldPath } from "../facts.ts";
import type { FieldDefinition } from "../field.ts";
import { isJsonObject, type Json } from "../json.ts";
import { PRIORITIES } from "../status.ts";
import type { Sentence } from "../text.ts";
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

/** The last instant that a date can hold; its negative is the first. */
const LAST_INSTANT = 8_640_000_000_000_000;
/** Something that a person can see. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}]/u;
const BREAK = /[\r\n\u0085\u2028\u2029]/;

const no = (en: string, fr: string): Sentence => ({ en, fr });

/** Why this value cannot stand in this field; null when it can. Null (empty) always can, but for the subject. */
export function valueFault(
  path: FieldPath,
  value: Json,
  fields: ReadonlyMap<string, FieldDefinition>,
): Sentence | null {
  if (path === "subject") {
    // It becomes a line of a mail's head, where a second line would be a header of its own.
    const fits = typeof value === "string" && VISIBLE.test(value) && !BREAK.test(value) && value.length <= 500;
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
  if (!path.startsWith("fields.")) return isText(value, 50_000) ? null : no("Give a text.", "Donnez un texte.");
  const field = fields.get(path.slice("fields.".length));
  // Of a field that was retired nobody knows the type any more; whole objects never belong into one.
  if (!field) return isPlain(value) ? null : no("Give one plain value.", "Donnez une valeur simple.");
  return customFault(field, value);
}

/** A priority, once set, cannot be emptied; null when this value does not try. */
export const emptied = (path: FieldPath, from: Json, to: Json): Sentence | null =>
  path === "priority" && to === null && from !== null
    ? no("A priority, once set, cannot be emptied.", "Une priorité donnée ne peut plus être vidée.")
    : null;

const isText = (value: Json, most: number): value is string => typeof value === "string" && value.length <= most;

const isPlain = (value: Json): boolean =>
  Array.isArray(value)
    ? value.every((one: Json) => isText(one, 500))
    : typeof value !== "object" && value !== Infinity && value !== -Infinity;

function customFault(field: FieldDefinition, value: Json): Sentence | null {
  const known = (one: Json): boolean =>
    typeof one === "string" && (!field.options || field.options.some((option) => option.value === one));
  switch (field.type) {
    case "text":
      return isText(value, 500)
        ? null
        : no("Give a text of at most 500 characters.", "Donnez un texte de 500 caractères au plus.");
    case "longText":
      return isText(value, 50_000)
        ? null
        : no("Give a text of at most 50,000 characters.", "Donnez un texte de 50 000 caractères au plus.");
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : no("Give a number.", "Donnez un nombre.");
    case "boolean":
      return typeof value === "boolean" ? null : no("Give yes or no.", "Donnez oui ou non.");
    case "date":
      return isDate(value) ? null : no("Give a date, such as 2026-11-22.", "Donnez une date, par exemple 2026-11-22.");
    case "instant":
      return isInstant(value)
        ? null
        : no("Give a date and time with its offset.", "Donnez une date et une heure avec leur décalage.");
    case "choice":
      return known(value) ? null : no("Choose one of the listed values.", "Choisissez une des valeurs de la liste.");
    case "choices":
      return Array.isArray(value) && value.every(known)
        ? null
        : no("Choose among the listed values.", "Choisissez parmi les valeurs de la liste.");
    case "person":
      return typeof value === "string" && /^(agent|group):[a-z0-9][a-z0-9._-]{0,63}$/.test(value)
        ? null
        : no("Choose an agent or a group.", "Choisissez un agent ou un groupe.");
  }
}

const isDate = (value: Json): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

/** Epoch milliseconds as far as a calendar reaches; beyond it nobody can show the date. */
const isEpoch = (value: Json): boolean =>
  typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= LAST_INSTANT;

const isInstant = (value: Json): boolean =>
  isEpoch(value) ||
  (typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value)));

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
