import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type Link, linksOf, type NamedKind } from "./links.ts";

/** What was named by one key is named by another: a document, or people (`from` and `to` without their kind: `finance`). */
export interface Renaming {
  readonly kind: NamedKind;
  readonly from: string;
  readonly to: string;
}

/** The documents with one of them under another key, and every place that names it following. */
export const renamed = (documents: readonly JsonObject[], renaming: Renaming): readonly JsonObject[] =>
  documents.map((document) => {
    const own = document.kind === renaming.kind && document.key === renaming.from;
    const next = replaced(document, renaming);
    return own ? { ...next, key: renaming.to } : next;
  });

/** A document with another name in every place that names something, its examples too; itself where none does. */
export function replaced(document: JsonObject, renaming: Renaming): JsonObject {
  const places = linksOf(document).filter(({ kind, key }) => kind === renaming.kind && key === renaming.from);
  if (places.length === 0) return document;
  // Only parts inside the object are changed.
  const next = places.reduce((value, link) => changedAt(value, steps(link), renaming), document as Json) as JsonObject;
  return next.examples === undefined ? next : { ...next, examples: inExamples(next.examples, renaming, false) };
}

const steps = ({ pointer }: Link): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

function changedAt(value: Json | undefined, [step, ...rest]: readonly string[], renaming: Renaming): Json {
  if (step === undefined) return typeof value === "string" ? changedText(value, renaming) : (value ?? null);
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === step ? changedAt(item, rest, renaming) : item));
  if (!isJsonObject(value)) return value ?? null;
  // Where working time names no calendar the shipped one counts: under its new key it must be named.
  if (renaming.kind === "calendar" && step === "time" && rest.length === 0) return { ...value, calendar: renaming.to };
  return { ...value, [step]: changedAt(value[step], rest, renaming) };
}

const PEOPLE: ReadonlySet<string> = new Set(["agent", "group", "role", "department"]);

/** An effect that an example expects, with the template of its text. */
const MAILED = /^(?:notify|mail|askRating):[^:]+$/;
/** Properties of an example whose keys are those of fields. */
const OF_FIELDS: ReadonlySet<string> = new Set(["fields", "with", "set"]);

/**
 * What an example gives and expects follows, so that it goes on to hold: people wherever they stand, fields as keys and pointers,
 * templates in the effects, macros that are pressed.
 */
function inExamples(value: Json, renaming: Renaming, ofFields: boolean): Json {
  const { kind, from, to } = renaming;
  if (typeof value === "string") {
    if (PEOPLE.has(kind)) return changedText(value, renaming);
    if (kind === "template")
      return MAILED.test(value) && value.endsWith(`:${from}`) ? value.replace(`:${from}`, `:${to}`) : value;
    return kind === "field" && value === `/fields/${from}` ? `/fields/${to}` : value;
  }
  if (Array.isArray(value)) return value.map((item: Json) => inExamples(item, renaming, false));
  if (!isJsonObject(value)) return value;
  const called = (name: string): string => {
    if (PEOPLE.has(kind)) return changedText(name, renaming);
    return kind === "field" && ofFields && name === from ? to : name;
  };
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      called(name),
      kind === "macro" && name === "press" && item === from ? to : inExamples(item, renaming, OF_FIELDS.has(name)),
    ]),
  );
}

const PATH = /(^|[{\s])((?:ticket\.)?fields\.)([A-Za-z][A-Za-z0-9_-]{0,63})(?![A-Za-z0-9_-])/g;

function changedText(text: string, { kind, from, to }: Renaming): string {
  if (text === from) return to;
  if (PEOPLE.has(kind) && text === `${kind}:${from}`) return `${kind}:${to}`;
  if (kind !== "field") return text;
  return text.replace(PATH, (whole, before: string, path: string, key: string) =>
    key === from ? before + path + to : whole,
  );
}
