import { defineFieldKind, no } from "./kind.ts";
import { isOption, optionIn, optionWords } from "./options.ts";

export const choice = defineFieldKind({
  type: "choice",
  title: { en: "Choice", fr: "Choix" },
  description: { en: "One of a list.", fr: "Un élément d'une liste." },
  holds: "text",
  takes: ["options"],
  needs: "options",
  operators: [],
  fault: (value, limits) =>
    isOption(value, limits) ? null : no("Choose one of the listed values.", "Choisissez une des valeurs de la liste."),
  read: optionIn,
  words: optionWords,
});
