import { defineArea } from "./i18n.ts";

/** Parts: states and steps that are drawn once and put into blueprints. */
export const parts = defineArea(
  "parts",
  {
    title: "Parts",
    intro:
      "States and steps that come back in several blueprints, such as an approval. Drawn once, inserted where they are needed.",
    fresh: "New part",
    none: "No part yet. Select states in a blueprint and save them for reuse.",
    size: "What is in it",
    counts_one: "one state",
    counts_other: "{{count}} states",
    steps_one: "one step",
    steps_other: "{{count}} steps",
    description: "What it is for",
    "description.hint": "Say also which ways in and out must be drawn.",
    picture: "Picture",
    "picture.hint": "What is in a part is changed in its JSON, or drawn in a blueprint and saved again.",
    insert: "Insert a part",
    "insert.hint":
      "Its states get names and ids of their own, with a frame around them. Draw the ways in and out afterwards.",
    "insert.choose": "Part",
    "insert.do": "Insert",
    "insert.all": "See all parts",
    save: "Save for reuse",
    "save.hint":
      "Saves what is selected as a part: {{states}}, {{steps}} among them. Steps that lead elsewhere stay behind.",
    "save.do": "Save the part",
    "save.name": "Name of the part",
    "save.missing": "Enter a name.",
    saved: "Saved as the part “{{name}}”. It can be inserted into every blueprint.",
  },
  {
    title: "Parties",
    intro:
      "Des états et des étapes qui reviennent dans plusieurs blueprints, comme une approbation. Dessinés une fois, insérés où il le faut.",
    fresh: "Nouvelle partie",
    none: "Aucune partie. Sélectionnez des états dans un blueprint et gardez-les pour les réutiliser.",
    size: "Contenu",
    counts_one: "un état",
    counts_other: "{{count}} états",
    steps_one: "une étape",
    steps_other: "{{count}} étapes",
    description: "À quoi elle sert",
    "description.hint": "Dites aussi quelles entrées et sorties il faut dessiner.",
    picture: "Dessin",
    "picture.hint":
      "Le contenu d’une partie se modifie dans son JSON, ou se dessine dans un blueprint et se garde à nouveau.",
    insert: "Insérer une partie",
    "insert.hint":
      "Ses états reçoivent leurs propres noms et identifiants, dans un cadre. Dessinez ensuite les entrées et les sorties.",
    "insert.choose": "Partie",
    "insert.do": "Insérer",
    "insert.all": "Voir toutes les parties",
    save: "Garder pour réutiliser",
    "save.hint":
      "Garde la sélection comme partie : {{states}}, {{steps}} entre eux. Les étapes qui mènent ailleurs restent ici.",
    "save.do": "Garder la partie",
    "save.name": "Nom de la partie",
    "save.missing": "Saisissez un nom.",
    saved: "Gardé comme partie « {{name}} ». Elle peut être insérée dans chaque blueprint.",
  },
);
