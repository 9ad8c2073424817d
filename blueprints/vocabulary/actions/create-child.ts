import { z } from "zod";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";

/** Written, not run yet: the verifier says so. */
export const createChild = defineAction({
  type: "createChild",
  title: { en: "Create a child ticket", fr: "Créer un ticket enfant" },
  schema: z
    .strictObject({
      do: z.literal("createChild"),
      subject: textSchema,
      department: z
        .string()
        .regex(/^department:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional(),
      group: z
        .string()
        .regex(/^group:[a-z0-9][a-z0-9._-]{0,63}$/)
        .optional(),
    })
    .describe("Creates a child ticket with its own owner and clock."),
  sentence: ({ subject }) => ({
    en: `Create the child ticket “${textIn(subject, "en")}”`,
    fr: `Créer le ticket enfant « ${textIn(subject, "fr")} »`,
  }),
});
