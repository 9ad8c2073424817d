import type { Language } from "../text.ts";

const AND: { readonly [L in Language]: string } = { en: "and", fr: "et" };

/** Names one after the other, as they are read aloud: "Ana", "Ana and Bruno", "Ana, Bruno and Chloé". */
export const listed = (names: readonly string[], language: Language): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${AND[language]} ${names.at(-1)}`;
