import { type Condition, parseCondition } from "../../blueprints/condition.ts";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Operator } from "../../blueprints/vocabulary/operator.ts";
import { OPERATORS } from "../../blueprints/vocabulary/operators.ts";

export type Match = "all" | "any" | "none";

/** Sentences that belong together. `source` is what it was read from: as long as nothing in it changes, that is what is written. */
export interface Group {
  readonly kind: "group";
  readonly match: Match;
  readonly items: readonly Item[];
  readonly source?: Json;
}

/** One sentence: a path, an operator of ours, and its other operands (written values, or paths). */
export interface Row {
  readonly kind: "row";
  readonly path: string;
  readonly operator: string;
  readonly operands: readonly Json[];
  readonly source?: Json;
}

/** What rows cannot show. It stays as it is written. */
export interface Opaque {
  readonly kind: "opaque";
  readonly source: Json;
}

export type Item = Group | Row | Opaque;

/** Operators that can stand in a row: our own, about a value that comes first. */
export const ROW_OPERATORS: readonly Operator[] = [...OPERATORS.values()].filter(
  (operator) => operator.family === "own" && operator.fits !== undefined && operator.rest === undefined,
);

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Reads a condition for the builder. What would come back changed by so much as a bracket stays as a block of JSON. */
export function read(json: Json): Item {
  const item = attempt(json);
  return item && same(write(bare(item)), json) ? { ...item, source: json } : { kind: "opaque", source: json };
}

/** The condition as it is written. */
export function write(item: Item): Json {
  if (item.source !== undefined) return item.source;
  if (item.kind === "opaque") return item.source;
  if (item.kind === "row") return { [item.operator]: [{ var: item.path }, ...item.operands] };
  const items = item.items.map(write);
  if (item.match === "all") return { allOf: items };
  return item.match === "any" ? { anyOf: items } : { not: [{ anyOf: items }] };
}

/** Always a group, so that there is a place for more; a single sentence becomes one of one. */
export function readRoot(json: Json | undefined): Group {
  if (json === undefined) return { kind: "group", match: "all", items: [] };
  const item = read(json);
  return item.kind === "group" ? item : { kind: "group", match: "all", items: [item], source: json };
}

/** What the builder writes back: nothing for no sentence, one sentence without brackets around it. */
export function writeRoot(group: Group): Json | undefined {
  if (group.source !== undefined) return group.source;
  const [only, ...others] = group.items;
  if (only === undefined) return undefined;
  return others.length === 0 && group.match !== "none" ? write(only) : write(group);
}

function attempt(json: Json): Item | null {
  const [name, operands] = callOf(json) ?? [];
  if (name === undefined || operands === undefined) return null;
  if (name === "allOf") return { kind: "group", match: "all", items: operands.map(read) };
  if (name === "anyOf") return { kind: "group", match: "any", items: operands.map(read) };
  if (name === "not") {
    const inner = callOf(operands[0] ?? null);
    return inner?.[0] === "anyOf" && operands.length === 1
      ? { kind: "group", match: "none", items: inner[1].map(read) }
      : null;
  }
  return rowOf(name, operands);
}

function rowOf(name: string, operands: readonly Json[]): Row | null {
  const operator = ROW_OPERATORS.find((o) => o.name === name);
  const [subject, ...others] = operands;
  const path = subject === undefined ? null : varOf(subject);
  if (!operator || path === null || others.length > operator.operands.length - 1) return null;
  // What the language itself refuses is not a sentence either.
  if (!parseCondition({ [name]: [...operands] }).ok) return null;
  return others.every(isPlain) ? { kind: "row", path, operator: name, operands: others } : null;
}

/** A written value, a list of them, or a plain path. */
const isPlain = (json: Json): boolean => {
  if (Array.isArray(json)) return json.every((item: Json) => typeof item !== "object");
  return typeof json !== "object" || json === null || varOf(json) !== null;
};

/** The path of `{"var": "ticket.subject"}`, null for anything else. */
export function varOf(json: Json): string | null {
  if (!isJsonObject(json)) return null;
  const keys = Object.keys(json);
  const path = json.var;
  return keys.length === 1 && typeof path === "string" && path !== "" ? path : null;
}

function callOf(json: Json): readonly [string, readonly Json[]] | null {
  if (!isJsonObject(json)) return null;
  const [entry, ...others] = Object.entries(json);
  return entry && others.length === 0 && Array.isArray(entry[1]) ? [entry[0], entry[1]] : null;
}

/** The same without what it was read from, one level deep: what is inside was compared when it was read. */
function bare(item: Item): Item {
  if (item.kind === "opaque") return item;
  const { source: _, ...rest } = item;
  return rest;
}

/** The item with a change in it; it is then written from its parts. */
export function changed<T extends Group | Row>(item: T, patch: Partial<Omit<T, "kind" | "source">>): T {
  const { source: _, ...rest } = { ...item, ...patch };
  // Without its source it is the same kind of item; the rest type cannot say so.
  return rest as unknown as T;
}

/** True when the condition language reads it. */
export const isCondition = (json: Json): boolean => parseCondition(json).ok;

/** The parsed tree, for its sentence; null when it does not read. */
export function parsed(json: Json): Condition | null {
  const result = parseCondition(json);
  return result.ok ? result.condition : null;
}
