import { DEFAULT_CALENDAR } from "../calendar.ts";
import type { Json, JsonObject } from "../json.ts";
import { isJsonObject, pointer } from "../json.ts";
import type { Kind } from "../kinds.ts";
import { placeholdersOf } from "../placeholders.ts";
import { fieldPath } from "../vocabulary/field-values.ts";

/** What can be named: documents, and people by their key. */
export type NamedKind = Kind | "agent" | "group" | "department";

/** Something that a document names and that stands outside it. `key` of people and teams is without its kind: `finance`. */
export interface Link {
  readonly kind: NamedKind;
  readonly key: string;
  readonly pointer: string;
}

/** Parts that hold words for people, examples or places, but name nothing. */
const SILENT: ReadonlySet<string> = new Set([
  ...["examples", "layout", "ignore", "name", "description", "help", "label", "section"],
  ...["key", "id", "kind", "schemaVersion", "$schema"],
]);
/** Properties whose text is the key of a document. */
const BY_PROPERTY: { readonly [name: string]: Kind } = {
  template: "template",
  calendar: "calendar",
  macro: "macro",
  blueprint: "blueprint",
  form: "form",
  part: "part",
};
/** Paths whose value is the key of a document: what they are compared with names one. */
const BY_PATH: { readonly [path: string]: Kind } = { "ticket.blueprint": "blueprint", "ticket.form": "form" };
/** Operators whose second operand is the key of a calendar. */
const IN_CALENDAR: ReadonlySet<string> = new Set(["insideHours", "onHoliday"]);
const PERSON = /^(agent|group|role|department):([a-z0-9][a-z0-9._-]{0,63})$/;
const FIELD = /^(?:ticket\.)?fields\.([A-Za-z][A-Za-z0-9_-]{0,63})$/;
const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

interface Place {
  readonly value: Json;
  readonly at: string;
  /** Something around it names the calendar that working time is counted by. */
  readonly counted: boolean;
}

/**
 * Everything that a document names, with its places, in the order of the document. It reads unfinished drafts too: it goes by the
 * written form, not by the grammar.
 */
export function linksOf(document: JsonObject): readonly Link[] {
  const links: Link[] = [];
  const open: Place[] = [{ value: document, at: "", counted: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, at } = next;
    if (typeof value === "string") links.push(...inText(value, at));
    else if (Array.isArray(value))
      open.push(...value.map((item: Json, index) => ({ ...next, value: item, at: at + pointer(index) })).toReversed());
    else if (isJsonObject(value)) {
      links.push(...inObject(value, next));
      const counted = next.counted || typeof value.calendar === "string";
      open.push(
        ...Object.entries(value)
          .filter(([name]) => !SILENT.has(name))
          .map(([name, item]) => ({ value: item, at: at + pointer(name), counted }))
          .toReversed(),
      );
    }
  }
  return links;
}

function inText(text: string, at: string): Link[] {
  const person = PERSON.exec(text);
  // The expression lets these four words through.
  if (person)
    return [{ kind: person[1] as "agent" | "group" | "role" | "department", key: person[2] ?? "", pointer: at }];
  const field = FIELD.exec(text);
  if (field) return [{ kind: "field", key: field[1] ?? "", pointer: at }];
  if (!text.includes("{{")) return [];
  return placeholdersOf(text).flatMap((path) => {
    const named = FIELD.exec(path);
    return named ? [{ kind: "field" as const, key: named[1] ?? "", pointer: at }] : [];
  });
}

function inObject(value: JsonObject, { at, counted }: Place): Link[] {
  const links: Link[] = [];
  for (const [name, item] of Object.entries(value)) {
    const here = at + pointer(name);
    if (typeof item === "string" && KEY.test(item)) {
      const kind = Object.hasOwn(BY_PROPERTY, name) ? BY_PROPERTY[name] : undefined;
      if (kind) links.push({ kind, key: item, pointer: here });
      // Attributes of the ticket are no fields of the desk.
      else if (name === "field" && fieldPath(item).startsWith("fields."))
        links.push({ kind: "field", key: item, pointer: here });
    } else if (Array.isArray(item)) links.push(...compared(name, item, here));
  }
  // A webhook fills fields by their keys.
  if (value.by === "webhook" && isJsonObject(value.fields))
    for (const key of Object.keys(value.fields))
      if (fieldPath(key).startsWith("fields."))
        links.push({ kind: "field", key, pointer: `${at}/fields${pointer(key)}` });
  if (value.time === "working" && !counted && typeof value.calendar !== "string")
    links.push({ kind: "calendar", key: DEFAULT_CALENDAR, pointer: `${at}/time` });
  return links;
}

/** `{ "is": [{ "var": "ticket.blueprint" }, "refund"] }`: what stands beside the path is a key. */
function compared(operator: string, [first, ...rest]: readonly Json[], at: string): Link[] {
  const path = isJsonObject(first) && typeof first.var === "string" ? first.var : "";
  const kind = IN_CALENDAR.has(operator) ? "calendar" : Object.hasOwn(BY_PATH, path) ? BY_PATH[path] : undefined;
  if (!kind) return [];
  return rest.flatMap((operand, index) =>
    (Array.isArray(operand) ? operand : [operand]).flatMap((key: Json) =>
      typeof key === "string" && KEY.test(key) ? [{ kind, key, pointer: at + pointer(index + 1) }] : [],
    ),
  );
}
