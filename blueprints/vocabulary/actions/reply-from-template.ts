import { z } from "zod";
import { keySchema } from "../../key.ts";
import { defineAction } from "../action.ts";

/** Written, not run yet: the verifier says so. */
export const replyFromTemplate = defineAction({
  type: "replyFromTemplate",
  title: { en: "Reply from a template", fr: "Répondre avec un modèle" },
  schema: z
    .strictObject({ do: z.literal("replyFromTemplate"), template: keySchema.describe("Key of the template.") })
    .describe("Answers the requester with a template."),
  sentence: ({ template }, name) => ({ en: `Reply with ${name(template)}`, fr: `Répondre avec ${name(template)}` }),
});
