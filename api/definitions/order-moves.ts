import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { type DefinitionRecord, listDefinitions } from "./read.ts";

/** The documents of a kind in the order that is wanted, and those of them whose place changes with it. */
export async function orderMoves(
  db: Kysely<Tables>,
  kind: Kind,
  keys: readonly string[],
): Promise<{ readonly next: readonly DefinitionRecord[]; readonly moved: readonly DefinitionRecord[] }> {
  const now = await listDefinitions(db, kind);
  const known = new Map(now.map((record) => [record.key, record]));
  const next = [...new Set([...keys, ...known.keys()])].flatMap((key) => known.get(key) ?? []);
  return { next, moved: now.filter(({ key }, at) => next[at]?.key !== key) };
}
