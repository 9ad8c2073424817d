import { z } from "zod";
import { durationSchema } from "./duration.ts";
import { exampleSchema } from "./example.ts";
import { STATUSES } from "./status.ts";
import { textSchema } from "./text.ts";

/**
 * Which status may follow which on a free ticket, and who may do it: `agent` (people, rules and the API), `rule` (rules and
 * the API with its right, never a button). It neither locks nor captures.
 */
export const lifecycleSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  kind: z.literal("lifecycle"),
  schemaVersion: z.literal(1),
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/),
  name: textSchema,
  ways: z
    .array(
      z.strictObject({
        from: z.enum(STATUSES),
        to: z.array(z.enum(STATUSES)).min(1),
        by: z.enum(["agent", "rule"]).optional(),
      }),
    )
    .max(36),
  /** A person who solves an unassigned ticket becomes its assignee; else the step is refused. */
  assignOnSolve: z.boolean().optional(),
  /** A solved free ticket that nothing else closes is closed so long after, at most 28 days. */
  closeAfter: durationSchema.optional(),
  examples: z.array(exampleSchema).max(500).optional(),
});

export type Lifecycle = z.infer<typeof lifecycleSchema>;
