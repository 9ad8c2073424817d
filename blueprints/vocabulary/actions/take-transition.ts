import { z } from "zod";
import { keySchema } from "../../key.ts";
import { defineAction } from "../action.ts";

export const takeTransition = defineAction({
  type: "takeTransition",
  title: { en: "Take a step", fr: "Prendre une étape" },
  schema: z
    .strictObject({ do: z.literal("takeTransition"), transition: keySchema.describe("Id of the transition.") })
    .describe("Takes a further step at once."),
  sentence: ({ transition }, name) => ({
    en: `Take the step ${name(transition)}`,
    fr: `Prendre l’étape ${name(transition)}`,
  }),
  perform: ({ transition }) => ({ next: { move: "transition", transition } }),
});
