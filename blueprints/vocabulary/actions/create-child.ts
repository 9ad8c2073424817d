import { z } from "zod";
import { textIn } from "../../text.ts";
import { defineAction } from "../action.ts";
import { NO_SUBJECT, openDraft, openShape } from "../open-draft.ts";

export const createChild = defineAction({
  type: "createChild",
  title: { en: "Create a child ticket", fr: "Créer un ticket enfant" },
  schema: z
    .strictObject({ do: z.literal("createChild"), ...openShape })
    .describe("Creates a child ticket with its own owner and clock."),
  sentence: ({ subject }) => ({
    en: `Create the child ticket “${textIn(subject, "en")}”`,
    fr: `Créer le ticket enfant « ${textIn(subject, "fr")} »`,
  }),
  perform: (params, scene) => {
    const draft = openDraft(params, scene);
    return draft ? { next: { move: "open", link: "child", draft } } : { refused: NO_SUBJECT };
  },
});
