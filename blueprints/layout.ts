import { z } from "zod";

/** Where the box of a state stands; `kept`: somebody put it there by hand, and tidying up leaves it. */
export const placeSchema = z
  .tuple([z.number(), z.number(), z.literal("kept").optional()])
  .describe(
    'Its top left corner: [x, y], or [x, y, "kept"] where somebody put it by hand: tidying up leaves it there.',
  );

/** Places of states on the canvas by their ids. Moving a box is no change of process. */
export const layoutSchema = z.record(z.string(), placeSchema);

export type Layout = z.infer<typeof layoutSchema>;
