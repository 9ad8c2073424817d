import { z } from "zod";
import { limitsShape } from "./field-kinds/limits.ts";
import { fieldKinds } from "./field-kinds.ts";
import { textSchema } from "./text.ts";

/** A custom field of tickets: what a department asks beyond the standard attributes. */
export const fieldSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  kind: z.literal("field"),
  schemaVersion: z.literal(1),
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/),
  name: textSchema,
  help: textSchema.optional(),
  type: z.enum(fieldKinds.map(({ type }) => type)),
  ...limitsShape,
});

export type FieldDefinition = z.infer<typeof fieldSchema>;
