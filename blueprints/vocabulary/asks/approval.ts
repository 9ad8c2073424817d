import { z } from "zod";
import { personSchema } from "../../people.ts";
import { defineAsk } from "../ask.ts";
import { listed } from "../listed.ts";
import { invalid, obligationShape } from "../obligation.ts";

export const approval = defineAsk({
  type: "approval",
  title: { en: "Approval request", fr: "Demande d’approbation" },
  schema: z
    .strictObject({
      ask: z.literal("approval"),
      ...obligationShape,
      of: z.array(personSchema).min(1).max(100).describe("Who may be asked."),
    })
    .describe(
      "Asks who approves, among those named; the state that the step leads to waits for them. Nobody chosen: for those whom the state names.",
    ),
  item: () => "approval",
  sentence: ({ of }, name) => ({
    en: `Ask ${listed(of.map(name), "en")} to approve`,
    fr: `Demander l’accord de ${listed(of.map(name), "fr")}`,
  }),
  collect: ({ of }, { answers }) => {
    const given = answers.approval;
    if (given === undefined || given === null) return { reasons: [], facts: [] };
    const chosen = Array.isArray(given) ? given : [given];
    const stranger = chosen.find((one) => typeof one !== "string" || !of.some((each) => each === one));
    if (stranger === undefined) return { reasons: [], facts: [] };
    const name = typeof stranger === "string" ? stranger : "this";
    return {
      reasons: [
        invalid(["approval"], { en: `${name} is not asked to approve here.`, fr: `${name} n’a pas à approuver ici.` }),
      ],
      facts: [],
    };
  },
});
