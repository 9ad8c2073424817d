import { align } from "./align.ts";
import type { Command } from "./command.ts";

/** What is selected, one beside the other. */
export const alignRow: Command<readonly string[]> = {
  name: "alignRow",
  title: { en: "Align in a row", fr: "Aligner en ligne" },
  press: {
    keys: ["Shift+Alt+r"],
    least: 2,
    on: (document, { states }) => alignRow.apply(document, states),
  },
  apply: (document, states) => align(document, states, "row"),
};
