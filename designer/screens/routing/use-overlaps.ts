import { useDeferredValue, useMemo } from "react";
import { exampleWords } from "../../../blueprints/check-routing.ts";
import type { Names } from "../../../blueprints/condition.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import { rowOverlaps } from "../../../blueprints/row-overlaps.ts";
import { type Translate, useLanguage, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import type { ColumnWords } from "./use-column-words.ts";

/** By row: which rows below can fit its tickets too and give them something else, with the values of such a ticket. */
export function useOverlaps(table: Routing, words: ColumnWords): ReadonlyMap<number, string> {
  const t = useWords(routing);
  const language = useLanguage();
  // Typing goes first: the rows are compared when there is time.
  const settled = useDeferredValue(table);
  return useMemo(() => overlapWords(settled, words, t, language), [settled, words, t, language]);
}

export function overlapWords(
  table: Routing,
  { row: nameOf, names }: { readonly row: ColumnWords["row"]; readonly names: Names },
  t: Translate<keyof (typeof routing)["en"]>,
  language: "en" | "fr",
): ReadonlyMap<number, string> {
  const told = new Map<number, string>();
  const all = rowOverlaps(table);
  for (const { above, example } of all) {
    if (told.has(above)) continue;
    const below = all.filter((one) => one.above === above).flatMap((one) => table.rows[one.below] ?? []);
    const [first] = below;
    if (!first) continue;
    const values = { row: nameOf(first), example: exampleWords(example, names)[language], count: below.length - 1 };
    told.set(above, t(below.length === 1 ? "overlap.one" : "overlap.more", values));
  }
  return told;
}
