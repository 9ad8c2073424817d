import { useMemo } from "react";
import { useRuleTeller } from "../rules/sentences.ts";
import { type Tell, tellBy } from "./tell.ts";

/** Tells values of documents by the names of this workspace. */
export function useTell(): Tell {
  const { directory, document } = useRuleTeller();
  return useMemo(() => tellBy(directory, document), [directory, document]);
}
