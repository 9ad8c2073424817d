import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

const MANY = 20;

export const exitsMany: Check = {
  code: "exits.many",
  title: { en: "Very many steps from one state", fr: "Très nombreuses étapes depuis un état" },
  severity: "warning",
  *check({ graph }) {
    for (const [id, { item, index }] of graph.states) {
      const count = graph.exits(id).length;
      if (count <= MANY) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("states", index),
        message: {
          en: `${count} steps leave ${name.en}; over ${MANY} the right one is hard to find.`,
          fr: `${count} étapes quittent ${name.fr} ; au-delà de ${MANY}, la bonne est difficile à trouver.`,
        },
      };
    }
  },
};
