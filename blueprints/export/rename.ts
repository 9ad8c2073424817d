import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Kind } from "../kinds.ts";
import { type Link, linksOf } from "./links.ts";

export interface Renaming {
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
}

/** The documents with one of them under another key, and every place that names it following. */
export const renamed = (documents: readonly JsonObject[], renaming: Renaming): readonly JsonObject[] =>
  documents.map((document) => {
    const own = document.kind === renaming.kind && document.key === renaming.from;
    const places = linksOf(document).filter(({ kind, key }) => kind === renaming.kind && key === renaming.from);
    if (!own && places.length === 0) return document;
    const next = places.reduce((value, link) => changedAt(value, steps(link), renaming), document as Json);
    // Only parts inside the object were changed.
    return own ? { ...(next as JsonObject), key: renaming.to } : (next as JsonObject);
  });

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

const PATH = /(^|[{\s])((?:ticket\.)?fields\.)([A-Za-z][A-Za-z0-9_-]{0,63})(?![A-Za-z0-9_-])/g;

function changedText(text: string, { kind, from, to }: Renaming): string {
  if (text === from) return to;
  if (kind === "role" && text === `role:${from}`) return `role:${to}`;
  if (kind !== "field") return text;
  return text.replace(PATH, (whole, before: string, path: string, key: string) =>
    key === from ? before + path + to : whole,
  );
}
