import { z } from "zod";
import { defineAction } from "../action.ts";

/** Written, not run yet: the verifier says so. */
export const askRating = defineAction({
  type: "askRating",
  title: { en: "Ask for a rating", fr: "Demander une évaluation" },
  schema: z.strictObject({ do: z.literal("askRating") }).describe("Asks the requester for a rating."),
  sentence: () => ({ en: "Ask for a rating", fr: "Demander une évaluation" }),
});
