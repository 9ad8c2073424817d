import { z } from "zod";
import { textIn } from "../../text.ts";
import { defineAction } from "../action.ts";
import { NO_SUBJECT, openDraft, openShape } from "../open-draft.ts";

export const createLinked = defineAction({
  type: "createLinked",
  title: { en: "Create a linked ticket", fr: "Créer un ticket lié" },
  schema: z
    .strictObject({ do: z.literal("createLinked"), ...openShape })
    .describe("Creates a ticket linked to this one; neither waits for the other."),
  sentence: ({ subject }) => ({
    en: `Create the linked ticket “${textIn(subject, "en")}”`,
    fr: `Créer le ticket lié « ${textIn(subject, "fr")} »`,
  }),
  perform: (params, scene) => {
    const draft = openDraft(params, scene);
    return draft ? { next: { move: "open", link: "related", draft } } : { refused: NO_SUBJECT };
  },
});
