import { FITS, own, place, VALUE } from "../../condition/own.ts";
import { meetsWords, wordsReader } from "../../condition/words.ts";
import type { Sentence } from "../../text.ts";
import type { Condition, Evaluate, Operand, OperandPlace } from "../operator.ts";

export const WORDS = place("words", "words", "mots");
export const MODE: OperandPlace = {
  ...place("mode", "any or all", "un ou tous"),
  optional: true,
  choices: ["any", "all"],
};

/** Whether a text holds any or all of the words, wherever they stand, upper and lower case alike; of a list, whether they are items. */
export const containment = ([left, right, mode]: readonly Operand[]): Evaluate => {
  const value = left?.evaluate;
  if (!value || !right) return () => undefined;
  const words = wordsReader(right);
  const all = mode?.constant === "all";
  const holds = (text: string, word: string): boolean => text.includes(word);
  return (data, run) => meetsWords(value(data, run), words(data, run), holds, all, run);
};

/** "contains one of a, b", "contains all of a, b", "contains a". */
export const tellWords = (words: readonly Sentence[], operands: readonly Condition[], verb: Sentence): Sentence => {
  const [value, what, mode] = words;
  const second = operands[1];
  const several = second?.node === "literal" && Array.isArray(second.value) && second.value.length > 1;
  const all = mode?.en === "all";
  const many = { en: all ? " all of" : " one of", fr: all ? " tous les mots" : " un des mots" };
  return {
    en: `${value?.en} ${verb.en}${several ? many.en : ""} ${what?.en}`,
    fr: `${value?.fr} ${verb.fr}${several ? many.fr : ""} ${what?.fr}`,
  };
};

/** Holds any (or, said so, all) of the words. */
export const contains = own({
  name: "contains",
  title: { en: "contains", fr: "contient" },
  description: {
    en: "A text holds the word, or any of a list of words (with “all” as third operand: all of them), wherever they stand, upper and lower case alike. A list holds the item.",
    fr: "Un texte contient le mot, ou l’un d’une liste de mots (avec « all » en troisième opérande : tous), où qu’ils soient, majuscules et minuscules confondues. Une liste contient l’élément.",
  },
  example: { contains: [{ var: "event.text" }, ["invoice", "refund"], "any"] },
  operands: [VALUE, WORDS, MODE],
  fits: FITS.words,
  compile: containment,
  sentence: (words, operands) => tellWords(words, operands, { en: "contains", fr: "contient" }),
});
