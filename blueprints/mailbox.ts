import { z } from "zod";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";

/** A support address: mail to it comes to the desk, and what is answered leaves from it. */
export const mailboxSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("mailbox"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema.describe("What people of the desk call it."),
    description: textSchema.optional(),
    address: z
      .string()
      .max(100)
      .regex(
        /^[a-z0-9][a-z0-9._-]{0,24}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,22}$/,
        "Write support@shop.example, in small letters and without a plus.",
      )
      .describe("Where requesters write to; answers carry a sign of their ticket behind a plus."),
    department: z
      .string()
      .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
      .describe("Where its tickets go."),
    type: z.string().min(1).max(64).optional().describe("The type that its tickets get."),
    product: z.string().min(1).max(100).optional().describe("The product that its tickets are about."),
    language: z.enum(["en", "fr"]).describe("The language of tickets from people of whom none is known."),
    sender: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}<>"@]+$/u, "Write a name without signs of addresses.")
      .describe("The name under which answers leave."),
    signature: textSchema.optional().describe("What stands below what people of the desk write."),
  })
  .describe("Mailbox: a support address, and what becomes of mail to it.");

export type Mailbox = z.infer<typeof mailboxSchema>;
