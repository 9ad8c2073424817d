import type { z } from "zod";
import type { Reason } from "../finding.ts";
import type { Sentence } from "../text.ts";
import type { NewFact, Scene } from "./action.ts";

/**
 * One word of the During vocabulary: what a step may ask. `item` is the key of its answer in {@link Answers}
 * (a field's key, `reply`, `note`, …), null where nothing is answered (an instruction).
 * Without `collect` it can be written but is not run yet, and the verifier says so.
 */
export interface AskType<S extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly title: Sentence;
  readonly schema: S;
  readonly item: (params: z.infer<S>) => string | null;
  readonly sentence: (params: z.infer<S>, name: (reference: string) => string) => Sentence;
  /** Every reason against the answer (missing, wrong type), and the facts that it gives. Required-when and checks are the runtime's. */
  readonly collect?: (
    params: z.infer<S>,
    scene: Scene,
  ) => { readonly reasons: readonly Reason[]; readonly facts: readonly NewFact[] };
}

export const defineAsk = <S extends z.ZodType>(ask: AskType<S>): AskType<S> => ask;
