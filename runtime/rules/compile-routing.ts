import type { Scope } from "../../blueprints/condition.ts";
import { explainCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Routing, RoutingRow } from "../../blueprints/routing.ts";
import { type Guard, guard } from "../compile-parts.ts";
import { indexRules, type RuleIndex } from "./rule-index.ts";

export interface CompiledRow {
  readonly row: RoutingRow;
  /** `routing:main@3/rows/refunds`. */
  readonly rule: string;
  readonly place: number;
  readonly when: Guard | null;
}

export interface CompiledRouting {
  readonly document: Routing;
  readonly key: string;
  readonly version: number;
  readonly rule: string;
  readonly rows: readonly CompiledRow[];
  readonly index: RuleIndex;
}

/** Prepares a table, once a version: its rows are filed by what they ask for. */
export function compileRouting(document: Routing, version: number): CompiledRouting {
  const rule = `routing:${document.key}@${version}`;
  const rows = document.rows.map(
    (row, place): CompiledRow => ({ row, rule: `${rule}/rows/${row.id}`, place, when: guard(row.when) }),
  );
  const index = indexRules(rows.map(({ when }) => when?.parsed ?? null));
  return { document, key: document.key, version, rule, rows, index };
}

/** The first row whose condition holds; null: none, which a table that ends in a row without condition never answers. */
export function rowFor({ rows, index }: CompiledRouting, scope: Scope): CompiledRow | null {
  let found: CompiledRow | null = null;
  index.visit(scope, (place) => {
    const row = rows[place];
    if (!row || (row.when && !row.when.holds(scope))) return false;
    found = row;
    return true;
  });
  return found;
}

/** Why each row above `place` did not take it, and why that row does; for the test box and for "why not?". */
export const explainRows = (
  { rows }: CompiledRouting,
  scope: Scope,
  place: number,
): readonly { readonly row: string; readonly took: boolean; readonly explanation: Json }[] =>
  rows.slice(0, place + 1).map(({ row, when }) => ({
    row: row.id,
    took: when === null || when.holds(scope),
    explanation: when ? explainCondition(when.parsed, scope) : null,
  }));
