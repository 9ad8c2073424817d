import { typedReader } from "../../blueprints/condition/path.ts";
import { pathOf } from "../../blueprints/condition/tree.ts";
import type { Condition, Scope } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Evaluate, Value } from "../../blueprints/vocabulary/operator.ts";

/** What a condition cannot hold without: the value at `path` is one of `values`, or has one of them among its items. */
interface Anchor {
  readonly path: string;
  readonly values: readonly Json[];
}

interface Shelf {
  readonly read: (scope: Scope) => Value;
  /** Places of the rules by the value they ask for, ascending. */
  readonly places: ReadonlyMap<Json, readonly number[]>;
}

/** Which of many rules are worth evaluating: a few look-ups instead of a thousand conditions. */
export interface RuleIndex {
  /** Calls `visit` with the places of all rules that may hold, ascending, until it answers true. */
  readonly visit: (scope: Scope, visit: (place: number) => boolean) => void;
}

/** Files every rule under the rarest value that it asks for; a rule that asks for none is looked at each time. Null: no condition. */
export function indexRules(conditions: readonly (Condition | null)[]): RuleIndex {
  const anchors = conditions.map((condition) => (condition ? anchorsOf(condition) : []));
  const frequency = frequencies(anchors);
  const always: number[] = [];
  const shelves = new Map<string, Map<Json, number[]>>();
  for (const [place, found] of anchors.entries()) {
    const anchor = rarest(found, frequency);
    if (anchor) file(shelves, anchor, place);
    else always.push(place);
  }
  const read = [...shelves].map(([path, places]): Shelf => ({ read: readerOf(path), places }));
  return { visit: (scope, visit) => merge([always, ...hits(read, scope)], visit) };
}

type Frequency = ReadonlyMap<string, ReadonlyMap<Json, number>>;

function frequencies(anchors: readonly (readonly Anchor[])[]): Frequency {
  const counts = new Map<string, Map<Json, number>>();
  for (const { path, values } of anchors.flat()) {
    const byValue = counts.get(path) ?? new Map<Json, number>();
    counts.set(path, byValue);
    for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + 1);
  }
  return counts;
}

function rarest(anchors: readonly Anchor[], frequency: Frequency): Anchor | null {
  const crowd = ({ path, values }: Anchor): number =>
    Math.max(...values.map((value) => frequency.get(path)?.get(value) ?? 0));
  return anchors.reduce<Anchor | null>((best, one) => (best && crowd(best) <= crowd(one) ? best : one), null);
}

function file(shelves: Map<string, Map<Json, number[]>>, { path, values }: Anchor, place: number): void {
  const places = shelves.get(path) ?? new Map<Json, number[]>();
  shelves.set(path, places);
  for (const value of new Set(values)) {
    const filed = places.get(value);
    if (filed) filed.push(place);
    else places.set(value, [place]);
  }
}

function hits(shelves: readonly Shelf[], scope: Scope): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const { read, places } of shelves) {
    const value = read(scope);
    for (const one of Array.isArray(value) ? new Set<Json>(value) : [value]) {
      const at = one === undefined ? undefined : places.get(one);
      if (at) found.push(at);
    }
  }
  return found;
}

/** Walks several ascending lists as one, each place once. */
function merge(lists: readonly (readonly number[])[], visit: (place: number) => boolean): void {
  const next = lists.map(() => 0);
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (let list = 0; list < lists.length; list++) {
      const place = lists[list]?.[next[list] ?? 0];
      if (place !== undefined && place < least) least = place;
    }
    if (least === Number.POSITIVE_INFINITY || visit(least)) return;
    for (let list = 0; list < lists.length; list++)
      if (lists[list]?.[next[list] ?? 0] === least) next[list] = (next[list] ?? 0) + 1;
  }
}

const NO_RUN: Parameters<Evaluate>[1] = { steps: 0, scope: undefined };

function readerOf(path: string): (scope: Scope) => Value {
  const read = typedReader(path);
  // A plain path looks at nothing of the run.
  return (scope) => read(scope as Value, NO_RUN);
}

const ALL: ReadonlySet<string> = new Set(["allOf", "and"]);
const SAME: ReadonlySet<string> = new Set(["is", "==="]);

/** Demands at the top of the condition, and inside what must hold all together. Whatever else there is may stand unread. */
function anchorsOf(node: Condition): readonly Anchor[] {
  if (node.node !== "call") return [];
  const { operator, operands } = node;
  if (ALL.has(operator.name)) return operands.flatMap(anchorsOf);
  const path = pathOf(operands[0]);
  const wanted = operands[1];
  if (path === null || path === "" || operands.length !== 2 || wanted === undefined) return [];
  if (SAME.has(operator.name)) {
    const value = literal(wanted);
    return isPlain(value) ? [{ path, values: [value] }] : [];
  }
  if (operator.name !== "oneOf") return [];
  const values = literal(wanted);
  return Array.isArray(values) && values.length > 0 && values.every(isPlain) ? [{ path, values }] : [];
}

const literal = (node: Condition): Json | undefined => (node.node === "literal" ? node.value : undefined);

/** Values that are the same exactly when they are one key of a map. */
const isPlain = (value: Json | undefined): value is string | number | boolean =>
  (typeof value === "string" && value !== "") ||
  typeof value === "boolean" ||
  (typeof value === "number" && value !== 0);
