import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

const MANY = 12;

export const obligationsMany: Check = {
  code: "obligations.many",
  title: { en: "Very many obligations in one step", fr: "Très nombreuses obligations dans une étape" },
  severity: "warning",
  *check({ graph }) {
    for (const { item, index } of graph.transitions) {
      // A condition may ask for it: it counts, for it may be asked.
      const count = (item.during ?? []).filter(
        (ask) => "required" in ask && ask.required !== undefined && ask.required !== false,
      ).length;
      if (count <= MANY) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("transitions", index, "during"),
        message: {
          en: `${name.en} asks for ${count} things; over ${MANY} people fill in anything.`,
          fr: `${name.fr} demande ${count} choses ; au-delà de ${MANY}, on remplit n'importe quoi.`,
        },
      };
    }
  },
};
