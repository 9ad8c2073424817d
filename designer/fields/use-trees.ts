import { useMemo } from "react";
import { treesOf } from "../../blueprints/field-kinds/trees.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { useDirectory } from "../data/session.ts";

/** Where each choice of a tree stands, for conditions that ask for a branch. */
export function useTrees(): JsonObject {
  const fields = useDirectory().data?.fields;
  return useMemo(() => treesOf(fields ?? []), [fields]);
}
