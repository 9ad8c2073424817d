import { align } from "./align.ts";
import type { Command } from "./command.ts";

/** What is selected, one under the other. */
export const alignColumn: Command<readonly string[]> = {
  name: "alignColumn",
  title: { en: "Align in a column", fr: "Aligner en colonne" },
  press: {
    keys: ["Shift+Alt+c"],
    least: 2,
    on: (document, { states }) => alignColumn.apply(document, states),
  },
  apply: (document, states) => align(document, states, "column"),
};
