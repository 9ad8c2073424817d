import { z } from "zod";
import { defineAsk } from "../ask.ts";
import { invalid, isBlank, obligationShape } from "../obligation.ts";

export const resolution = defineAsk({
  type: "resolution",
  title: { en: "Resolution", fr: "Résolution" },
  schema: z.strictObject({ ask: z.literal("resolution"), ...obligationShape }).describe("Asks what solved it."),
  item: () => "resolution",
  sentence: () => ({ en: "Write the resolution", fr: "Écrire la résolution" }),
  collect: (_params, { ticket, answers }) => {
    const text = answers.resolution;
    if (text === undefined || text === null || isBlank(text) || text === ticket.resolution)
      return { reasons: [], facts: [] };
    if (typeof text !== "string" || text.length > 50_000)
      return { reasons: [invalid(["resolution"], { en: "Give a text.", fr: "Donnez un texte." })], facts: [] };
    return { reasons: [], facts: [{ type: "fieldSet", field: "resolution", from: ticket.resolution, to: text }] };
  },
});
