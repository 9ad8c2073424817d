import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { exampleSchema } from "./example.ts";
import { keySchema } from "./key.ts";
import { problemNumberSchema } from "./problem-number.ts";
import { PRIORITIES } from "./status.ts";
import { textSchema } from "./text.ts";

const rowSchema = z.strictObject({
  id: keySchema,
  name: textSchema.optional(),
  when: conditionSchema
    .optional()
    .describe("Which tickets. Only the last row has none: it takes what no row above took."),
  // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
  then: z
    .strictObject({
      department: z
        .string()
        .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional(),
      group: z
        .string()
        .regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional(),
      agent: z
        .string()
        .regex(/^agent:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional()
        .describe("A person by name; else the group's own method chooses."),
      product: z.string().min(1).max(200).optional(),
      priority: z.enum(PRIORITIES).optional(),
      tags: z.array(z.string().min(1).max(64)).max(20).optional(),
      problem: problemNumberSchema
        .optional()
        .describe("Number of the problem whose incident it becomes, while that is open."),
      skills: z.array(keySchema).max(20).optional().describe("Skills that whoever gets it must have."),
    })
    .describe("What the ticket gets."),
});

/** A decision table: the first row whose condition holds says where a new ticket goes. */
export const routingSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("routing"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    rows: z.array(rowSchema).min(1).max(5000).describe("First match wins; the last row catches all."),
    examples: z.array(exampleSchema).max(500).optional(),
  })
  .describe("Routing: where new tickets go, as a table of rows.");

export type Routing = z.infer<typeof routingSchema>;
export type RoutingRow = Routing["rows"][number];
