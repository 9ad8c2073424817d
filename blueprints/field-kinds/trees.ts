import type { JsonObject } from "../json.ts";
import type { Option } from "./limits.ts";

interface TreeLike {
  readonly key: string;
  readonly type: string;
  readonly options?: readonly Option[] | undefined;
}

/** What conditions read of trees: by field and value the branches above it, the nearest first. */
export function treesOf(fields: Iterable<TreeLike>): JsonObject {
  const trees = [...fields].filter(({ type }) => type === "tree");
  return Object.fromEntries(trees.map(({ key, options = [] }) => [key, branchesAbove(options)]));
}

/** A branch stands before what is under it, so one pass is enough. */
function branchesAbove(options: readonly Option[]): JsonObject {
  const above = new Map<string, readonly string[]>();
  for (const { value, under } of options)
    above.set(value, under === undefined ? [] : [under, ...(above.get(under) ?? [])]);
  return Object.fromEntries(above);
}
