import fc from "fast-check";
import type { Json } from "../../blueprints/json.ts";

/** Values that break things: of every type, of every size, and a few with which others were hacked. */
const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    -1,
    1e21,
    0.1,
    "",
    " ",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "\u202e",
    "é\u0301",
    "🧵",
    "x".repeat(3000),
    "group:finance",
    "any",
    "owner",
    "closed",
    [],
    {},
    [[]],
    { var: "ticket.fields.x" },
    { is: [] },
    { en: "A", fr: "B" },
    "P0D",
    "PT1H",
    "2026-02-30",
    "^(a+)+$",
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json),
);

type Node = { [key: string]: Json } | Json[];
interface Place {
  readonly parent: Node;
  readonly key: string;
}

/** Every place of a document that holds a value. */
function places(document: Json): Place[] {
  const found: Place[] = [];
  const open: Json[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node) as [string, Json][]) {
      found.push({ parent: node as Node, key });
      open.push(value);
    }
  }
  return found;
}

/** One change to the structure of a document: which place, what is done there, and with what. */
export const mutation = fc.record({
  at: fc.nat(),
  other: fc.nat(),
  kind: fc.constantFrom("delete", "rename", "retype", "duplicate", "insert", "swap", "copy", "wrap"),
  value: hostile,
  key: fc.constantFrom(
    "x",
    "__proto__",
    "id",
    "kind",
    "to",
    "from",
    "when",
    "do",
    "ask",
    "start",
    "0",
    "",
    "very-long-".repeat(30),
  ),
});
export type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** The document with one mutation; keys such as __proto__ become keys of its own. */
export function mutate(document: Json, { at, other, kind, value, key }: Mutation): Json {
  const copy = structuredClone(document);
  const all = places(copy);
  const [one, two] = [all[at % all.length], all[other % all.length]];
  if (!one || !two) return copy;
  const here = get(one);
  switch (kind) {
    case "delete":
      remove(one);
      break;
    case "rename":
      remove(one);
      set({ parent: one.parent, key }, here);
      break;
    case "retype":
      set(one, value);
      break;
    case "duplicate":
      if (Array.isArray(one.parent)) one.parent.splice(Number(one.key), 0, structuredClone(here));
      else set({ parent: one.parent, key: `${one.key}2` }, structuredClone(here));
      break;
    case "insert":
      if (Array.isArray(one.parent)) one.parent.splice(Number(one.key), 0, value);
      else set({ parent: one.parent, key }, value);
      break;
    case "swap": {
      const there = structuredClone(get(two));
      set(two, structuredClone(here));
      set(one, there);
      break;
    }
    case "copy":
      set(one, structuredClone(get(two)));
      break;
    case "wrap":
      set(one, [here]);
      break;
  }
  return copy;
}

const get = ({ parent, key }: Place): Json => (parent as { [key: string]: Json })[key] ?? null;

function set({ parent, key }: Place, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** A change of the text itself: what no structure can say. */
export const damage = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 3 }),
  put: fc.constantFrom("", ",", "{", "}", '"', "\\", "\u0000", "\ud800", '"id": "twin",', "1e400", "//", "\n"),
});

export function damaged(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + put + text.slice(place + length);
}
