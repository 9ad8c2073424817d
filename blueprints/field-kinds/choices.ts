import type { Json } from "../json.ts";
import { defineFieldKind, no } from "./kind.ts";
import { isOption, optionIn, optionWords } from "./options.ts";

export const choices = defineFieldKind({
  type: "choices",
  title: { en: "Several choices", fr: "Choix multiples" },
  description: { en: "Any number of a list.", fr: "Plusieurs éléments d'une liste." },
  holds: "list",
  takes: ["options"],
  needs: "options",
  operators: ["words"],
  fault: (value, limits) =>
    Array.isArray(value) && value.every((one: Json) => isOption(one, limits))
      ? null
      : no("Choose among the listed values.", "Choisissez parmi les valeurs de la liste."),
  read: (text, limits) =>
    text
      .split(/[,;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => optionIn(one, limits)),
  words: optionWords,
});
