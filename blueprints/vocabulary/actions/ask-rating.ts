import { z } from "zod";
import { defineAction } from "../action.ts";
import { effectValues } from "../effect-values.ts";

export const askRating = defineAction({
  type: "askRating",
  title: { en: "Ask for a rating", fr: "Demander une évaluation" },
  irreversible: true,
  schema: z
    .strictObject({
      do: z.literal("askRating"),
      scale: z.enum(["words", "stars"]).optional().describe("good, okay or bad (words), or 1 to 5 (stars)."),
      template: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)
        .optional()
        .describe("Key of the template of the mail; {{link}} is the page on which one rates."),
      everyDays: z
        .int()
        .min(1)
        .max(365)
        .optional()
        .describe("Nobody is asked twice within so many days; 30 unless said."),
    })
    .describe("Asks the requester for a rating, once a ticket, by mail with a page of their own."),
  sentence: () => ({ en: "Ask for a rating", fr: "Demander une évaluation" }),
  perform: ({ scale = "words", template, everyDays = 30 }, scene) => {
    const { ticket } = scene;
    const { requester, rating, outcome } = ticket;
    // Asked once; and only what was resolved is rated.
    // Incidents of one problem are not the desk's answer to each of them.
    if (ticket.problem !== undefined) return {};
    if (rating || (outcome !== null && outcome !== "resolved")) return {};
    if (requester === null)
      return {
        refused: { en: "The ticket has no requester to ask.", fr: "Le ticket n’a pas de demandeur à interroger." },
      };
    return {
      facts: [{ type: "ratingAsked", scale }],
      effects: [
        {
          type: "askRating",
          to: [requester],
          template: template ?? null,
          language: ticket.language,
          scale,
          everyDays,
          values: effectValues(scene),
        },
      ],
    };
  },
});
