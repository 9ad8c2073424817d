import type { Command } from "./command.ts";
import { distribute } from "./distribute.ts";

/** The same room from left to right. */
export const distributeAcross: Command<readonly string[]> = {
  name: "distributeAcross",
  title: { en: "Space evenly across", fr: "Espacer régulièrement en largeur" },
  press: {
    keys: ["Shift+Alt+h"],
    least: 3,
    on: (document, { states }) => distributeAcross.apply(document, states),
  },
  apply: (document, states) => distribute(document, states, "across"),
};
