import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";
import { GROUP_COLUMNS, ORDER_COLUMNS, VIEW_COLUMNS } from "./view-columns.ts";

const FIELD = /^fields\.[A-Za-z][A-Za-z0-9_-]{0,63}$/;

const columnSchema = z
  .union([z.enum(VIEW_COLUMNS), z.string().regex(FIELD, "Write a column, or fields. and the key of a field.")])
  .describe("What a column shows: an attribute of the ticket, or fields. and the key of a custom field.");

const directionSchema = z.enum(["asc", "desc"]).describe("asc: smallest, oldest or first of its scale on top.");

const sees = z.strictObject({
  groups: z
    .array(z.string().regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/))
    .min(1)
    .max(50),
});
const owns = z.strictObject({ person: z.string().regex(/^agent:[a-z0-9][a-z0-9._-]{0,63}$/) });

/** A list of tickets that is looked at again and again: which ones, what is shown of them, in which order, and to whom. */
export const viewSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("view"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    when: conditionSchema
      .optional()
      .describe("Which tickets it holds; actor is whoever looks at it. Absent: every ticket that he may see."),
    columns: z.array(columnSchema).min(1).max(20),
    group: z
      .strictObject({ by: z.enum(GROUP_COLUMNS), direction: directionSchema.optional() })
      .optional()
      .describe("Headings between the tickets."),
    order: z
      .array(z.strictObject({ by: z.enum(ORDER_COLUMNS), direction: directionSchema }))
      .max(4)
      .optional()
      .describe("First by this, then by that; last changed first when absent."),
    sees: z
      .union([z.literal("everyone"), sees, owns])
      .describe("Who has it: everyone of the desk, the members of groups, or one person."),
  })
  .describe("View: a list of tickets with its condition, columns, headings and order.");

export type View = z.infer<typeof viewSchema>;
