import { z } from "zod";
import { keySchema } from "../../key.ts";
import { textSchema } from "../../text.ts";
import { defineAsk } from "../ask.ts";
import { attachmentsOf } from "../attachments-of.ts";
import { stepMessage } from "../messages.ts";
import { invalid, isBlank, obligationShape } from "../obligation.ts";

export const reply = defineAsk({
  type: "reply",
  title: { en: "Reply to the requester", fr: "Réponse au demandeur" },
  schema: z
    .strictObject({
      ask: z.literal("reply"),
      ...obligationShape,
      template: keySchema.optional().describe("Key of the template with which the box is filled beforehand."),
      text: textSchema.optional().describe("Words with which the box is filled beforehand."),
    })
    .describe("Asks for a public reply."),
  item: () => "reply",
  sentence: () => ({ en: "Reply to the requester", fr: "Répondre au demandeur" }),
  collect: (_params, scene) => {
    const text = scene.answers.reply;
    if (text === undefined || text === null || isBlank(text)) return { reasons: [], facts: [] };
    if (typeof text !== "string" || text.length > 200_000)
      return { reasons: [invalid(["reply"], { en: "Give a text.", fr: "Donnez un texte." })], facts: [] };
    return {
      reasons: [],
      facts: [{ type: "messageAdded", message: stepMessage(scene, text, true, attachmentsOf(scene.answers)) }],
    };
  },
});
