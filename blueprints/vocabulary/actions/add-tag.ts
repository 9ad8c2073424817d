import { z } from "zod";
import { defineAction } from "../action.ts";
import { tagSchema } from "../tag.ts";

export const addTag = defineAction({
  type: "addTag",
  title: { en: "Add a tag", fr: "Ajouter une étiquette" },
  schema: z.strictObject({ do: z.literal("addTag"), tag: tagSchema }).describe("Adds a tag to the ticket."),
  sentence: ({ tag }) => ({ en: `Add the tag ${tag}`, fr: `Ajouter l’étiquette ${tag}` }),
  perform: ({ tag }, { ticket }) => (ticket.tags.includes(tag) ? {} : { facts: [{ type: "tagged", tag }] }),
});
