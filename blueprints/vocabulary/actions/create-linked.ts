import { z } from "zod";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";

/** Written, not run yet: the verifier says so. */
export const createLinked = defineAction({
  type: "createLinked",
  title: { en: "Create a linked ticket", fr: "Créer un ticket lié" },
  schema: z
    .strictObject({
      do: z.literal("createLinked"),
      subject: textSchema,
      department: z
        .string()
        .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional(),
    })
    .describe("Creates a ticket linked to this one."),
  sentence: ({ subject }) => ({
    en: `Create the linked ticket “${textIn(subject, "en")}”`,
    fr: `Créer le ticket lié « ${textIn(subject, "fr")} »`,
  }),
});
