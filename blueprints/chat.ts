import { z } from "zod";
import { keySchema } from "./key.ts";
import { siteSchema } from "./site.ts";
import { textSchema } from "./text.ts";

/** The chat that visitors of a site have with the desk: where it may stand, and what becomes of what they write. */
export const chatSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("chat"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema.describe("What people of the desk call it."),
    description: textSchema.optional(),
    title: textSchema.describe("What stands at its head."),
    greeting: textSchema.optional().describe("What a visitor reads before anything is said."),
    sites: z.array(siteSchema).max(50).describe("Sites whose pages may hold it; no other page shows it."),
    department: z
      .string()
      .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
      .describe("Where its tickets go."),
    type: z.string().min(1).max(64).optional().describe("The type that its tickets get."),
    product: z.string().min(1).max(100).optional().describe("The product that its tickets are about."),
    calendar: keySchema
      .optional()
      .describe("Opening hours: outside of them the chat says so, and asks where to answer. Always open when absent."),
    address: z
      .string()
      .max(100)
      .regex(/^[^\s@]+@[^\s@]+$/, "Give an e-mail address, such as ada@example.org.")
      .optional()
      .describe("The support address that answers leave from once a visitor has left."),
  })
  .describe("Chat: a conversation that visitors of a site have with the desk.");

export type Chat = z.infer<typeof chatSchema>;
