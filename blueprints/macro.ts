import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";
import { actionSchema } from "./vocabulary/actions.ts";

/** Actions at one press, by a person, on one ticket or many. What it will do is shown before it is done. */
export const macroSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("macro"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    section: textSchema.optional().describe("Heading under which the menu shows it."),
    when: conditionSchema.optional().describe("Offered only while this holds."),
    do: z.array(actionSchema).min(1).max(50),
    examples: z.array(exampleSchema).max(500).optional(),
  })
  .describe("Macro: actions that a person presses.");

export type Macro = z.infer<typeof macroSchema>;
