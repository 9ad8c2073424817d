import { z } from "zod";
import { keySchema } from "./key.ts";
import { siteSchema } from "./site.ts";
import { textSchema } from "./text.ts";

/** What comes by a webhook, as tickets and messages name their channel. */
export const WEBHOOK_CHANNELS = ["alert", "chat", "sms", "social", "forum", "app", "phone", "webhook"] as const;

/**
 * How a sender proves itself. Signed: Standard Webhooks, HMAC-SHA256 of the body in a header, or as Slack signs. Else the secret
 * itself: in `Authorization: Bearer`, as the password of HTTP Basic, or in a header of its own.
 */
export const PROOFS = ["signature", "hmac", "slack", "stripe", "bearer", "basic", "header"] as const;

/** So many messages one post may bring. */
export const MOST_MESSAGES = 500;

const drawn = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .describe("A text with places of the payload as JSON pointers in double braces: {{/alert/title}}.");

const values = (text: string) => z.array(z.string().trim().max(100)).min(1).max(20).describe(text);

/** Of what a sender sends, what becomes a message. */
const wantedSchema = z.strictObject({
  value: drawn,
  is: values("Wanted when the value is one of these; an empty one: nothing stands there.").optional(),
  isNot: values("Passed over when the value is one of these; an empty one: nothing stands there.").optional(),
});

const webhookSchema = z.strictObject({
  by: z.literal("webhook"),
  as: z.enum(WEBHOOK_CHANNELS).describe("What it brings: the channel of its tickets and messages."),
  proof: z
    .enum(PROOFS)
    .describe(
      "signature: Standard Webhooks. hmac: HMAC-SHA256 of the body in that header. slack: Slack's signing secret. stripe: time and body signed in Stripe-Signature. bearer: the secret in Authorization. basic: the secret as password. header: the secret in that header.",
    ),
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "Write the name of a header, such as X-Token.")
    .optional()
    .describe("For the proofs by header and hmac: its name."),
  challenge: drawn
    .optional()
    .describe("What a sender wants to hear again before it sends anything, such as {{/challenge}}."),
  each: z
    .string()
    .max(300)
    .regex(/^(?:\/(?:[^~/{}]|~[01])*)*$/, "Write the place of a list, such as /alerts.")
    .optional()
    .describe(
      "The place of a list of which each element is a message; empty: what comes is that list. Places within an element are written /alerts/*/title.",
    ),
  only: z
    .array(wantedSchema)
    .min(1)
    .max(5)
    .optional()
    .describe(
      "What comes is a message when all of these hold; a value without a list must be there. The rest is passed over.",
    ),
  automatic: z
    .boolean()
    .describe(
      "A machine writes: it is kept and shown, nobody answers it, and it joins its ticket only while that is unsolved.",
    ),
  message: z
    .strictObject({
      subject: drawn.optional().describe("Of a new ticket; the first line of the text when absent."),
      text: drawn.describe("What is said."),
      id: drawn.optional().describe("The sender's own id of this message: the same one twice is one message."),
      thread: drawn
        .optional()
        .describe("What is the same of all that belongs to one ticket, such as an alert's fingerprint."),
    })
    .describe("How a message is drawn from the payload."),
  requester: z
    .strictObject({
      name: drawn.optional(),
      email: drawn.optional(),
      phone: drawn.optional(),
      handle: drawn.optional().describe("A name or number that this channel alone knows somebody by."),
      customerNumber: drawn.optional(),
    })
    .optional()
    .describe("Who it comes from."),
  fields: z.record(keySchema, drawn).optional().describe("Custom fields of a new ticket, by key."),
  closing: z
    .strictObject({
      value: drawn,
      is: z
        .array(z.string().trim().min(1).max(100))
        .min(1)
        .max(20)
        .describe("It is over when the value is one of these."),
      do: z
        .enum(["note", "solve"])
        .describe("note: it is written down. solve: the ticket is solved too, unless a blueprint holds it."),
    })
    .optional()
    .describe("By what the payload says that the matter is over."),
});

const formSchema = z.strictObject({
  by: z.literal("form"),
  form: keySchema.optional().describe("The form that is filled in; absent: name, address, subject and text alone."),
  intro: textSchema.optional().describe("What stands above it."),
  thanks: textSchema.optional().describe("What is said when it has been sent."),
  files: z.boolean().describe("Files may be attached."),
  sites: z
    .array(siteSchema)
    .max(50)
    .describe("The sites that may show it within their pages; none: it is opened by its own address alone."),
});

/** Another door than mail: a webhook, or a form on a site. */
export const channelSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("channel"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema.describe("What people of the desk call it."),
    description: textSchema.optional(),
    department: z
      .string()
      .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
      .describe("Where its tickets go."),
    type: z.string().min(1).max(64).optional().describe("The type that its tickets get."),
    product: z.string().min(1).max(100).optional().describe("The product that its tickets are about."),
    language: z.enum(["en", "fr"]).describe("The language of tickets from people of whom none is known."),
    source: z.discriminatedUnion("by", [webhookSchema, formSchema]).describe("By what it comes."),
  })
  .describe("Channel: another door than mail, and what becomes of what comes by it.");

export type Channel = z.infer<typeof channelSchema>;
export type WebhookSource = z.infer<typeof webhookSchema>;
export type FormSource = z.infer<typeof formSchema>;
