import { z } from "zod";
import { durationSchema } from "../../duration.ts";
import { personSchema } from "../../people.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";

/** Written, not run yet: the verifier says so. */
export const createTask = defineAction({
  type: "createTask",
  title: { en: "Create a task", fr: "Créer une tâche" },
  schema: z
    .strictObject({
      do: z.literal("createTask"),
      title: textSchema,
      to: personSchema.optional().describe("Who does it."),
      due: durationSchema.optional().describe("How long from now."),
    })
    .describe("Creates a task on the ticket."),
  sentence: ({ title }) => ({
    en: `Create the task “${textIn(title, "en")}”`,
    fr: `Créer la tâche « ${textIn(title, "fr")} »`,
  }),
});
