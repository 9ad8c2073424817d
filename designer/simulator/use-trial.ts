import { useCallback, useMemo, useState } from "react";
import type { Recipe } from "./recipe.ts";
import type { Trace } from "./trace.ts";

/** The trial that the editor remembers while its panel is folded away, and what the picture shows of it. */
export interface TrialState {
  readonly recipe: Recipe | null;
  readonly trace: Trace | null;
  readonly onRecipe: (recipe: Recipe | null) => void;
  readonly onTrace: (trace: Trace | null) => void;
  readonly leave: () => void;
}

/** Nothing of the engine is loaded for it: that comes with the panel. */
export function useTrial(): TrialState {
  const [recipe, onRecipe] = useState<Recipe | null>(null);
  const [trace, onTrace] = useState<Trace | null>(null);
  const leave = useCallback(() => {
    onRecipe(null);
    onTrace(null);
  }, []);
  return useMemo(() => ({ recipe, trace, onRecipe, onTrace, leave }), [recipe, trace, leave]);
}
