import { pathOf } from "./condition/tree.ts";
import { type Condition, compileCondition, parseCondition, pathsOf, type Scope } from "./condition.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import { isJsonObject, type Json } from "./json.ts";
import { policyKnown } from "./known-values.ts";
import type { Routing, RoutingRow } from "./routing.ts";
import { covered, exclusive } from "./satisfiable.ts";

/** Two rows that can both fit one ticket and give it different things: the upper one wins. Places count from 0. */
export interface RowOverlap {
  readonly above: number;
  readonly below: number;
  /** Values of a ticket that both take: each condition was asked with them. */
  readonly example: readonly { readonly path: string; readonly value: Json }[];
  /** Both ask about one same thing, so that whoever wrote them may have meant to tell them apart by it. */
  readonly related: boolean;
}

interface Row {
  readonly at: number;
  readonly gives: string;
  readonly condition: Condition;
  readonly holds: (scope: Scope) => boolean;
  readonly paths: readonly string[];
  readonly asks: readonly Ask[];
}

/** Larger tables are not compared pair by pair. */
const MOST_ROWS = 60;
/** Tickets that are made up for one pair, and values that are tried for one thing. */
const MOST_TRIED = 60;
const MOST_VALUES = 8;

/**
 * Rows that overlap in part. A row that stands above a more general one is how tables are written, and a row that is never
 * reached is shadowed: neither is told here. An overlap is told only with a ticket that both rows really take.
 */
export function rowOverlaps({ rows }: Routing, directory?: Directory): readonly RowOverlap[] {
  const known = policyKnown(directory);
  const read = rows.length > MOST_ROWS ? [] : rows.flatMap((row, at) => readRow(row, at) ?? []);
  return read.flatMap((below, index) =>
    read.slice(0, index).flatMap((above) => {
      if (above.gives === below.gives || exclusive(above.condition, below.condition, known)) return [];
      if (covered(above.condition, [below.condition], known) || covered(below.condition, [above.condition], known))
        return [];
      const example = ticketOfBoth(above, below, known);
      const related = above.paths.some((path) => below.paths.includes(path));
      return example ? [{ above: above.at, below: below.at, example, related }] : [];
    }),
  );
}

function readRow({ when, then }: RoutingRow, at: number): Row | null {
  const parsed = when === undefined ? null : parseCondition(when);
  if (!parsed?.ok) return null;
  const { condition } = parsed;
  const run = compileCondition(condition);
  const gives = JSON.stringify(Object.entries(then).sort(([one], [other]) => (one < other ? -1 : 1)));
  return {
    at,
    gives,
    condition,
    holds: (scope) => run(scope) === true,
    paths: pathsOf(condition),
    asks: asksOf(condition),
  };
}

/** Tries what the conditions themselves speak of, the likeliest values first. */
function ticketOfBoth(above: Row, below: Row, known: Known): RowOverlap["example"] | null {
  const asked = [...above.asks, ...below.asks];
  const paths = [...new Set([...above.paths, ...below.paths])].filter((path) => path !== "now");
  const choices = paths.map((path) => ({ path, values: valuesFor(path, asked, known) }));
  let tried = 0;
  const search = (
    from: number,
    chosen: readonly { readonly path: string; readonly value: Json }[],
  ): typeof chosen | null => {
    const next = choices[from];
    if (!next) {
      tried++;
      const scope = scopeOf(chosen);
      return above.holds(scope) && below.holds(scope) ? chosen : null;
    }
    for (const value of next.values) {
      if (tried >= MOST_TRIED) return null;
      const found = search(from + 1, [...chosen, { path: next.path, value }]);
      if (found) return found;
    }
    return null;
  };
  return search(0, []);
}

const MODES: ReadonlySet<Json> = new Set(["any", "all"]);

/** One question of a condition about one thing. */
interface Ask {
  readonly path: string;
  readonly literals: readonly Json[];
  readonly holds: (value: Json) => boolean;
}

function asksOf(node: Condition): readonly Ask[] {
  if (node.node !== "call") return [];
  const path = pathOf(node.operands[0]);
  const rest = node.operands.slice(1);
  if (path === null || path === "" || !rest.every((operand) => operand.node === "literal"))
    return node.operands.flatMap(asksOf);
  const run = compileCondition(node);
  // What follows the first two is how they are compared: any of these words, or all.
  const literals = rest
    .slice(0, 2)
    .flatMap((operand) => (operand.node === "literal" && !MODES.has(operand.value) ? [operand.value] : []));
  return [{ path, literals, holds: (value) => run(scopeOf([{ path, value }])) === true }];
}

/**
 * Values worth trying for a thing: what is written about it and what lies beside that, those first that answer the most
 * questions. Two words that could stand in one subject, and never need to, are not put together: every two rows of words would.
 */
function valuesFor(path: string, asked: readonly Ask[], known: Known): readonly Json[] {
  const asks = asked.filter((one) => one.path === path);
  const written = asks.flatMap(({ literals }) =>
    literals.flatMap((one: Json): readonly Json[] => (Array.isArray(one) ? one : [one])),
  );
  const words = [...new Set(written.filter((one) => typeof one === "string"))];
  const among = known(path);
  const made: readonly Json[] = among ?? [
    ...written,
    ...written.flatMap(beside),
    ...words.map((word) => [word]),
    true,
    null,
  ];
  const seen = new Set<string>();
  const fresh = made.filter((value) => {
    const text = JSON.stringify(value);
    return !seen.has(text) && seen.add(text);
  });
  const score = new Map(fresh.map((value) => [value, asks.filter(({ holds }) => holds(value)).length]));
  return fresh.toSorted((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0)).slice(0, MOST_VALUES);
}

const beside = (value: Json): readonly Json[] => (typeof value === "number" ? [value + 1, value - 1] : []);

type Nest = { [key: string]: Json };

/** Without a prototype: a key such as __proto__ is a key like any other. */
const nest = (): Nest => Object.create(null) as Nest;

/** A ticket and its surroundings that hold these values and nothing else. */
function scopeOf(values: readonly { readonly path: string; readonly value: Json }[]): Scope {
  const scope = nest();
  for (const { path, value } of values) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    let place = scope;
    for (const step of steps) {
      const inner = place[step];
      const next = isJsonObject(inner) ? (inner as Nest) : nest(); // Made here, a moment ago.
      place[step] = next;
      place = next;
    }
    place[last] = value;
  }
  return scope;
}
