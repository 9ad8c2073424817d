import { FITS, own, VALUE } from "../../condition/own.ts";
import { meetsWords, wordsReader } from "../../condition/words.ts";
import { tellWords, WORDS } from "./contains.ts";

/** Whether a text ends with the word, or any of the words. */
export const endsWith = own({
  name: "endsWith",
  title: { en: "ends with", fr: "finit par" },
  description: {
    en: "The text ends with the word, or any of a list of words, upper and lower case alike.",
    fr: "Le texte finit par le mot, ou l’un d’une liste de mots, majuscules et minuscules confondues.",
  },
  example: { endsWith: [{ var: "ticket.address" }, "@filrouge.example"] },
  operands: [VALUE, WORDS],
  fits: FITS.texts,
  compile: ([left, right]) => {
    const value = left?.evaluate;
    if (!value || !right) return () => undefined;
    const words = wordsReader(right);
    return (data, run) =>
      meetsWords(value(data, run), words(data, run), (text, word) => text.endsWith(word), false, run);
  },
  sentence: (words, operands) => tellWords(words, operands, { en: "ends with", fr: "finit par" }),
});
