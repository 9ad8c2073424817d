import { z } from "zod";
import { defineAsk } from "../ask.ts";
import { obligationShape } from "../obligation.ts";

/** Written, not run yet: the verifier says so. */
export const time = defineAsk({
  type: "time",
  title: { en: "Time spent", fr: "Temps passé" },
  schema: z.strictObject({ ask: z.literal("time"), ...obligationShape }).describe("Asks for the time spent."),
  item: () => "time",
  sentence: () => ({ en: "Enter the time spent", fr: "Saisir le temps passé" }),
});
