import { z } from "zod";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";

const host = "(?=[^@]{1,189}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+";
const local = '[^\\sA-Z@,;<>"]{1,64}';

/** A domain, `shop.example`, or one whole address, `nina@home.example`; written small. */
const sourceSchema = z
  .string()
  .max(254)
  .regex(new RegExp(`^(?:${local}@)?${host}$`), "Write shop.example or nina@home.example, in small letters.");

/** One whole address, or `info@`: that name at any domain. */
const mailboxSchema = z
  .string()
  .max(254)
  .regex(new RegExp(`^${local}@(?:${host})?$`), "Write info@shop.example, or info@ for any domain, in small letters.");

/** By what contacts are known again, and to which organization those who write belong. */
export const contactMatchingSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("contact-matching"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional(),
    subaddresses: z.boolean().describe("Whether nina+news@shop.example is nina@shop.example."),
    shared: z
      .array(mailboxSchema)
      .max(500)
      .describe("Mailboxes of several people: nobody is known by them. An address, or info@ for any domain."),
    organizations: z
      .array(
        z.strictObject({
          organization: z
            .string()
            .regex(/^organization:[^\s]{1,90}$/)
            .describe("Key of the organization."),
          from: z
            .array(sourceSchema)
            .min(1)
            .max(200)
            .describe("Domains, with what lies under them, and single addresses."),
        }),
      )
      .max(2000)
      .describe("To which organization those who write from there belong; the first that fits."),
  })
  .describe("Contact matching: by what contacts are known again, and whose domains are whose.");

export type ContactMatching = z.infer<typeof contactMatchingSchema>;
