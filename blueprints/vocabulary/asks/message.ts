import { z } from "zod";
import { conditionSchema } from "../../condition.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAsk } from "../ask.ts";

export const message = defineAsk({
  type: "message",
  title: { en: "Message", fr: "Message" },
  schema: z
    .strictObject({
      ask: z.literal("message"),
      text: textSchema.describe("Markdown with placeholders, such as {{ticket.subject}}."),
      showWhen: conditionSchema.optional().describe("Shown only while this holds."),
    })
    .describe("Words shown to whoever takes the step; nothing is answered."),
  item: () => null,
  sentence: ({ text }) => ({ en: `Read “${textIn(text, "en")}”`, fr: `Lire « ${textIn(text, "fr")} »` }),
  collect: () => ({ reasons: [], facts: [] }),
});
