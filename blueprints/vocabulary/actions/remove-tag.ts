import { z } from "zod";
import { defineAction } from "../action.ts";
import { tagSchema } from "../tag.ts";

export const removeTag = defineAction({
  type: "removeTag",
  title: { en: "Remove a tag", fr: "Retirer une étiquette" },
  schema: z.strictObject({ do: z.literal("removeTag"), tag: tagSchema }).describe("Takes a tag off the ticket."),
  sentence: ({ tag }) => ({ en: `Remove the tag ${tag}`, fr: `Retirer l’étiquette ${tag}` }),
  perform: ({ tag }, { ticket }) => (ticket.tags.includes(tag) ? { facts: [{ type: "untagged", tag }] } : {}),
});
