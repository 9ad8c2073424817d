import { z } from "zod";
import { textSchema } from "./text.ts";

/** A custom field of tickets: what a department asks beyond the standard attributes. */
export const fieldSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  kind: z.literal("field"),
  schemaVersion: z.literal(1),
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/),
  name: textSchema,
  help: textSchema.optional(),
  type: z.enum(["text", "longText", "number", "boolean", "date", "instant", "choice", "choices", "person"]),
  /** For choice and choices: the stable values with their names, in order. */
  options: z
    .array(z.strictObject({ value: z.string().min(1).max(100), name: textSchema }))
    .max(1000)
    .optional(),
});

export type FieldDefinition = z.infer<typeof fieldSchema>;
