import { type Kind, kinds } from "../../blueprints/kinds.ts";
import type { PlaceWords } from "../definition/changes.ts";
import { same } from "./lists.ts";
import { type Choices, type Clash, type Merged, merge } from "./merge.ts";

interface Handed {
  readonly kind: Kind;
  /** Names of the document's parts: what has named parts of its own is read part by part. */
  readonly words: PlaceWords | undefined;
  readonly choices: Choices | undefined;
}

const NAMES = /^\/(name|description|help|subject|body)$/;

/** Two documents of any kind but blueprint that grew from one. What its grammar would refuse is a clash of the whole. */
export function mergeParts<D extends object>(
  base: D,
  mine: D,
  theirs: D,
  { kind, words = {}, choices = new Map() }: Handed,
): Merged<D> {
  if (same(mine, base) || same(mine, theirs)) return { document: theirs, clashes: [] };
  if (same(theirs, base)) return { document: mine, clashes: [] };
  const places = Object.keys(words);
  const parted = (pointer: string) =>
    pointer === "" || NAMES.test(pointer) || places.some((place) => place.startsWith(`${pointer}/`));
  const merged = merge(base, mine, theirs, parted, choices);
  const reads = (one: D) => kinds[kind].safeParse(one).success;
  if (reads(merged.document) || !reads(mine) || !reads(theirs)) return merged;
  const whole: Clash = { pointer: "", base, mine, theirs, both: false };
  return { document: choices.get("") === "theirs" ? theirs : mine, clashes: [whole] };
}
