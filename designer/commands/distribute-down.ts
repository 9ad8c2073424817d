import type { Command } from "./command.ts";
import { distribute } from "./distribute.ts";

/** The same room from top to bottom. */
export const distributeDown: Command<readonly string[]> = {
  name: "distributeDown",
  title: { en: "Space evenly down", fr: "Espacer régulièrement en hauteur" },
  press: {
    keys: ["Shift+Alt+v"],
    least: 3,
    on: (document, { states }) => distributeDown.apply(document, states),
  },
  apply: (document, states) => distribute(document, states, "down"),
};
