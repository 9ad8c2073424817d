import { z } from "zod";
import { fillPlaceholders } from "../../placeholders.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAction } from "../action.ts";
import { ruleMessage } from "../messages.ts";

export const note = defineAction({
  type: "note",
  title: { en: "Write an internal note", fr: "Écrire une note interne" },
  schema: z
    .strictObject({
      do: z.literal("note"),
      text: textSchema.describe("Markdown with placeholders, such as {{ticket.subject}}."),
    })
    .describe("Writes an internal note, which no requester sees."),
  sentence: ({ text }) => ({
    en: `Write the note “${textIn(text, "en")}”`,
    fr: `Écrire la note « ${textIn(text, "fr")} »`,
  }),
  perform: ({ text }, scene) => ({
    facts: [
      {
        type: "messageAdded",
        message: ruleMessage(scene, fillPlaceholders(textIn(text, scene.ticket.language), scene.scope)),
      },
    ],
  }),
});
