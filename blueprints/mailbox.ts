import { z } from "zod";
import { keySchema } from "./key.ts";
import { PRIORITIES } from "./status.ts";
import { textSchema } from "./text.ts";

const folderSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u, "Write the folder's name as the mail server lists it, such as INBOX.");

/** Who signs in to which mail server. */
export const imapAccountSchema = z.strictObject({
  host: z
    .string()
    .max(253)
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, "Write imap.example.com, in small letters.")
    .describe("The mail server's name."),
  port: z.int().min(1).max(65_535).describe("993 with TLS from the start, 143 with STARTTLS."),
  user: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]+$/u)
    .describe("Who signs in; the password is kept apart."),
});

/** A folder on a mail server that the desk fetches from. */
export const imapSchema = z
  .strictObject({
    ...imapAccountSchema.shape,
    security: z
      .enum(["tls", "starttls", "none"])
      .describe("none: only of hosts that the operator lists as imap://host:port."),
    folder: folderSchema.describe("Where mail lies, such as INBOX."),
    begin: z.enum(["new", "all"]).describe("new: only what comes from now on; all: also what lies there already."),
    afterwards: z
      .union([z.literal(["leave", "seen"]), z.strictObject({ move: folderSchema })])
      .describe("What becomes of a mail there once it is kept here: it is left as it is, marked as read, or moved."),
  })
  .refine(({ folder, afterwards }) => typeof afterwards === "string" || afterwards.move !== folder, {
    path: ["afterwards", "move"],
    message: "Mail is moved out of the folder that it is fetched from: name another one.",
  });

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
    others: z
      .boolean()
      .optional()
      .describe("It also takes mail to addresses of its domain that no mailbox has, instead of refusing it."),
    department: z
      .string()
      .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
      .describe("Where its tickets go."),
    type: z.string().min(1).max(64).optional().describe("The type that its tickets get."),
    product: z.string().min(1).max(100).optional().describe("The product that its tickets are about."),
    priority: z.enum(PRIORITIES).optional().describe("The priority that its tickets get."),
    form: keySchema
      .optional()
      .describe(
        "Key of the form that its tickets count as filled in by; what the form asks, the process asks for later.",
      ),
    language: z.enum(["en", "fr"]).describe("The language of tickets from people of whom none is known."),
    sender: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}<>"@]+$/u, "Write a name without signs of addresses.")
      .describe("The name under which answers leave."),
    signature: textSchema.optional().describe("What stands below what people of the desk write."),
    attachMiB: z
      .int()
      .min(0)
      .max(50)
      .optional()
      .describe("Files of a reply leave attached up to so many MiB together, and beyond that as links; absent: 10."),
    imap: imapSchema.optional().describe("Its mail is fetched from a mail server; absent: a mail server forwards it."),
  })
  .describe("Mailbox: a support address, and what becomes of mail to it.");

export type ImapPlace = z.infer<typeof imapSchema>;
export type Mailbox = z.infer<typeof mailboxSchema>;
