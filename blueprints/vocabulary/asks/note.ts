import { z } from "zod";
import { defineAsk } from "../ask.ts";
import { attachmentsOf } from "../attachments-of.ts";
import { stepMessage } from "../messages.ts";
import { invalid, isBlank, obligationShape } from "../obligation.ts";

export const note = defineAsk({
  type: "note",
  title: { en: "Internal note", fr: "Note interne" },
  schema: z
    .strictObject({ ask: z.literal("note"), ...obligationShape })
    .describe("Asks for an internal note, which no requester sees."),
  item: () => "note",
  sentence: () => ({ en: "Write an internal note", fr: "Écrire une note interne" }),
  collect: (_params, scene) => {
    const text = scene.answers.note;
    if (text === undefined || text === null || isBlank(text)) return { reasons: [], facts: [] };
    if (typeof text !== "string" || text.length > 200_000)
      return { reasons: [invalid(["note"], { en: "Give a text.", fr: "Donnez un texte." })], facts: [] };
    // With a reply beside it, what is attached goes with the reply.
    const replied = typeof scene.answers.reply === "string" && !isBlank(scene.answers.reply);
    return {
      reasons: [],
      facts: [
        { type: "messageAdded", message: stepMessage(scene, text, false, replied ? [] : attachmentsOf(scene.answers)) },
      ],
    };
  },
});
