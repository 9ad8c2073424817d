import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { keySchema } from "./key.ts";
import { STATUSES } from "./status.ts";
import { textSchema } from "./text.ts";
import { field } from "./vocabulary/asks/field.ts";

/** What a requester fills in to ask for one kind of thing. What it mandates is checked at the door, whoever sends it. */
export const formSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("form"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema.describe("The kind of request, as requesters choose it."),
    description: textSchema.optional().describe("What it is for, said above the form."),
    department: z
      .string()
      .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
      .describe("Where its tickets go."),
    type: z.string().min(1).max(64).optional().describe("The type that its tickets get."),
    asks: z
      // A jump skips steps; nobody skips a form.
      .array(field.schema.omit({ neverSkip: true }))
      .max(50)
      .describe("Custom fields in their order; conditions read answers.KEY, which is what is filled in so far."),
    requires: z
      .array(
        z.strictObject({
          field: keySchema.describe("Key of a custom field."),
          in: z
            .array(z.enum(STATUSES))
            .min(1)
            .max(STATUSES.length)
            .describe("The statuses in which it must be filled in."),
          when: conditionSchema
            .optional()
            .describe("Only while this holds for the ticket, such as another field's value."),
        }),
      )
      .max(50)
      .optional()
      .describe("What agents must have filled in on its tickets before they take them into these statuses."),
  })
  .describe("Form: what a requester fills in for one kind of request.");

export type Form = z.infer<typeof formSchema>;
