import type { Language } from "../../blueprints/text.ts";

const NO_BREAK = "\u00a0";

/** Between a word and what it says: `${t("to")}${colon(language)}${name}`. */
export const colon = (language: Language): string => (language === "fr" ? `${NO_BREAK}: ` : ": ");

/** French keeps guillemets and double signs on the line of their word: the space between them never breaks. Written plainly, shown so. */
export const typeset = (text: string, language: Language): string =>
  language === "fr" ? text.replaceAll(/(?<=«) | (?=[»:;?!])/g, NO_BREAK) : text;
