import { defineArea } from "./i18n.ts";

/** Words of the blueprint designer. */
export const designer = defineArea(
  "designer",
  {
    "canvas.label": "Blueprint canvas. Arrow keys go from state to state, N adds one, question mark lists all keys.",
    "canvas.always": "Always available:",
  },
  {
    "canvas.label":
      "Toile du blueprint. Les flèches vont d’état en état, N en ajoute un, le point d’interrogation liste les touches.",
    "canvas.always": "Toujours disponibles :",
  },
);
