import { FITS, own, VALUE } from "../../condition/own.ts";
import { meetsWords, wordsReader } from "../../condition/words.ts";
import { tellWords, WORDS } from "./contains.ts";

/** Whether a text begins with the word, or any of the words. */
export const startsWith = own({
  name: "startsWith",
  title: { en: "starts with", fr: "commence par" },
  description: {
    en: "The text begins with the word, or any of a list of words, upper and lower case alike.",
    fr: "Le texte commence par le mot, ou l’un d’une liste de mots, majuscules et minuscules confondues.",
  },
  example: { startsWith: [{ var: "ticket.subject" }, "Re:"] },
  operands: [VALUE, WORDS],
  fits: FITS.texts,
  compile: ([left, right]) => {
    const value = left?.evaluate;
    if (!value || !right) return () => undefined;
    const words = wordsReader(right);
    return (data, run) =>
      meetsWords(value(data, run), words(data, run), (text, word) => text.startsWith(word), false, run);
  },
  sentence: (words, operands) => tellWords(words, operands, { en: "starts with", fr: "commence par" }),
});
