import { at, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";
import type { Sentence } from "../../text.ts";
import type { Operator } from "../operator.ts";

/** Pairs of condition and result, then what else. */
export const choose = (name: "if" | "?:"): Operator =>
  standard({
    name,
    title: { en: "if", fr: "si" },
    description: {
      en: "Pairs of condition and value; a last single one is what else.",
      fr: "Des paires condition et valeur ; une dernière seule est le sinon.",
    },
    example: { [name]: [{ "==": [{ var: "organization.plan" }, "gold"] }, 4, 24] },
    rest: true,
    compile: (operands) => {
      const parts = operands.map((_, index) => at(operands, index));
      return (data, run) => {
        for (let index = 0; index < parts.length; index += 2) {
          const value = parts[index]?.(data, run);
          const then = parts[index + 1];
          if (!then) return value;
          if (truthy(value)) return then(data, run);
        }
        return null;
      };
    },
    sentence: (words) => ({
      en: told(words, "en", "if", "then", "else"),
      fr: told(words, "fr", "si", "alors", "sinon"),
    }),
  });

const told = (
  words: readonly Sentence[],
  language: "en" | "fr",
  when: string,
  then: string,
  otherwise: string,
): string =>
  words
    .map((word, index) =>
      index % 2 === 1
        ? `${then} ${word[language]}`
        : index === words.length - 1 && index > 0
          ? `${otherwise} ${word[language]}`
          : `${when} ${word[language]}`,
    )
    .join(", ");
