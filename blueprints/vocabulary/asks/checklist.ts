import { z } from "zod";
import { isJsonObject } from "../../json.ts";
import { keySchema } from "../../key.ts";
import { textIn, textSchema } from "../../text.ts";
import { defineAsk } from "../ask.ts";
import { listed } from "../listed.ts";
import { invalid, missing, obligationShape } from "../obligation.ts";

export const checklist = defineAsk({
  type: "checklist",
  title: { en: "Checklist", fr: "Liste de contrôle" },
  schema: z
    .strictObject({
      ask: z.literal("checklist"),
      ...obligationShape,
      items: z
        .array(
          z.strictObject({
            id: keySchema,
            name: textSchema,
            required: z.boolean().optional().describe("Must be ticked."),
          }),
        )
        .min(1)
        .max(100),
    })
    .describe("Points to tick off; answered as { id: true }."),
  item: () => "checklist",
  sentence: ({ items }) => ({
    en: `Tick off ${listed(
      items.map((item) => textIn(item.name, "en")),
      "en",
    )}`,
    fr: `Cocher ${listed(
      items.map((item) => textIn(item.name, "fr")),
      "fr",
    )}`,
  }),
  collect: ({ items }, { answers }) => {
    const given = answers.checklist ?? {};
    if (!isJsonObject(given))
      return {
        reasons: [
          invalid(["checklist"], {
            en: "Give the ticked points, such as { id: true }.",
            fr: "Donnez les points cochés, par exemple { id: true }.",
          }),
        ],
        facts: [],
      };
    const strangers = Object.entries(given)
      .filter(([id, ticked]) => typeof ticked !== "boolean" || !items.some((item) => item.id === id))
      .map(([id]) =>
        invalid(["checklist", id], { en: "The list has no such point.", fr: "La liste n’a pas ce point." }),
      );
    const open = items
      .filter((item) => item.required === true && given[item.id] !== true)
      .map((item) => missing(["checklist", item.id], { en: textIn(item.name, "en"), fr: textIn(item.name, "fr") }));
    return { reasons: [...open, ...strangers], facts: [] };
  },
});
