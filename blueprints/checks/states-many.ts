import type { Check } from "./check.ts";

const MANY = 30;

export const statesMany: Check = {
  code: "states.many",
  title: { en: "Very many states", fr: "Très nombreux états" },
  severity: "warning",
  *check({ document }) {
    const count = document.states.length;
    if (count <= MANY) return;
    yield {
      pointer: "/states",
      message: {
        en: `There are ${count} states; over ${MANY} nobody keeps the whole in mind.`,
        fr: `Il y a ${count} états ; au-delà de ${MANY}, personne n'a plus l'ensemble en tête.`,
      },
    };
  },
};
