import { defineFieldKind, no } from "./kind.ts";
import { leavesOf, optionIn, optionWords } from "./options.ts";

/** A choice whose options stand under one another; what is chosen has nothing under it. */
export const tree = defineFieldKind({
  type: "tree",
  title: { en: "Tree", fr: "Arborescence" },
  description: {
    en: "One end of a list with branches: Hardware › Printer › Paper.",
    fr: "Une extrémité d'une liste à branches : Matériel › Imprimante › Papier.",
  },
  holds: "text",
  takes: ["options"],
  needs: "options",
  operators: [],
  fault: (value, { options = [] }) =>
    leavesOf(options).some((option) => option.value === value)
      ? null
      : no("Choose an end of one of the branches.", "Choisissez l'extrémité d'une des branches."),
  read: optionIn,
  words: optionWords,
});
