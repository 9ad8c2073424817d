import { z } from "zod";
import { keySchema } from "../../key.ts";
import { defineAction } from "../action.ts";

export const startBlueprint = defineAction({
  type: "startBlueprint",
  title: { en: "Start another blueprint", fr: "Démarrer un autre blueprint" },
  schema: z
    .strictObject({ do: z.literal("startBlueprint"), blueprint: keySchema.describe("Key of the blueprint.") })
    .describe("Lets the ticket go on in another blueprint."),
  sentence: ({ blueprint }, name) => ({ en: `Go on in ${name(blueprint)}`, fr: `Poursuivre dans ${name(blueprint)}` }),
  perform: ({ blueprint }) => ({ next: { move: "enter", blueprint } }),
});
