import { z } from "zod";
import { personSchema } from "../../people.ts";
import { defineAsk } from "../ask.ts";
import { obligationShape } from "../obligation.ts";

/** Written, not run yet: the verifier says so. */
export const approval = defineAsk({
  type: "approval",
  title: { en: "Approval request", fr: "Demande d’approbation" },
  schema: z
    .strictObject({
      ask: z.literal("approval"),
      ...obligationShape,
      of: z.array(personSchema).min(1).max(100).describe("Who approves."),
    })
    .describe("Asks people to approve."),
  item: () => "approval",
  sentence: ({ of }, name) => ({
    en: `Ask ${of.map(name).join(", ")} to approve`,
    fr: `Demander l’accord de ${of.map(name).join(", ")}`,
  }),
});
