import { z } from "zod";
import { textSchema } from "./text.ts";

/** A text for notifications and replies, with {{placeholders}} over what a condition may read; substituted once, never evaluated. */
export const templateSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  kind: z.literal("template"),
  schemaVersion: z.literal(1),
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/),
  name: textSchema,
  subject: textSchema.optional(),
  text: textSchema,
});

export type Template = z.infer<typeof templateSchema>;
