import type { Json } from "../json.ts";
import type { Operand, Run, Value } from "../vocabulary/operator.ts";
import { spend } from "./limits.ts";
import { asText } from "./own.ts";
import { isNothing } from "./values.ts";

/** Upper and lower case alike, the same in every locale. */
const fold = (text: string): string => text.toLowerCase();

/** Words to look for, folded: one text or a list of them. Undefined when they are no texts. */
function foldedWords(value: Json, run: Run | null): readonly string[] | undefined {
  const words: string[] = [];
  for (const word of Array.isArray(value) ? value : [value]) {
    const text = asText(word);
    if (text === undefined) return undefined;
    if (run) spend(run, 1 + (text.length >> 12));
    words.push(fold(text));
  }
  return words;
}

/** The words of an operand, folded once where the document writes them out. */
export function wordsReader(operand: Operand): (data: Value, run: Run) => readonly string[] | null | undefined {
  const read = (value: Value, run: Run | null): readonly string[] | null | undefined => {
    if (value === undefined) return undefined;
    return isNothing(value) ? null : foldedWords(value, run);
  };
  if (operand.constant !== undefined) {
    const words = read(operand.constant, null);
    return () => words;
  }
  return (data, run) => read(operand.evaluate(data, run), run);
}

/** How a text (both folded) meets a word. */
export type Meets = (text: string, word: string) => boolean;

/**
 * Whether a text meets any or all of the words; false on nothing, unknown on what is no text.
 * With a list each item counts as a text of its own, which must be the word itself when `whole` is set.
 */
export function meetsWords(
  value: Value,
  words: readonly string[] | null | undefined,
  meets: Meets,
  all: boolean,
  run: Run,
): boolean | undefined {
  if (value === undefined || words === undefined) return undefined;
  if (words === null || isNothing(value)) return false;
  const texts: string[] = [];
  for (const part of Array.isArray(value) ? value : [value]) {
    const text = asText(part);
    if (text === undefined) return undefined;
    spend(run, text.length >> 10);
    texts.push(fold(text));
  }
  const list = Array.isArray(value);
  spend(run, (texts.length * words.length) >> 6);
  const met = (word: string): boolean =>
    texts.some((text) => {
      if (list) return text === word;
      spend(run, Math.floor((text.length * word.length) / 1_000_000));
      return meets(text, word);
    });
  return all ? words.every(met) : words.some(met);
}
