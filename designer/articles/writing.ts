import type { ArticleBody } from "../../api/contract/articles.ts";
import { LANGUAGES, type Language } from "../../blueprints/text.ts";
import type { ArticleText } from "../../runtime/articles/article.ts";

/** An article while it is written: every language is there, empty ones too. */
export interface Writing extends Omit<ArticleBody, "texts"> {
  readonly texts: { readonly [L in Language]: ArticleText };
}

const EMPTY: ArticleText = { title: "", body: "" };

export const freshWriting = (owner: string): Writing => ({
  category: null,
  visibility: "internal",
  owner,
  reviewAt: null,
  texts: { en: EMPTY, fr: EMPTY },
});

export const writingOf = ({ texts, ...rest }: ArticleBody): Writing => ({
  ...rest,
  texts: { en: texts.en ?? EMPTY, fr: texts.fr ?? EMPTY },
});

const isEmpty = ({ title, body }: ArticleText): boolean => title.trim() === "" && body.trim() === "";
const isWhole = ({ title, body }: ArticleText): boolean => title.trim() !== "" && body.trim() !== "";

/** What stands against saving it: nothing is written, or half of a language. */
export function faultOf({ texts }: Writing): "needText" | "needBoth" | null {
  const written = LANGUAGES.map((language) => texts[language]).filter((text) => !isEmpty(text));
  if (written.length === 0) return "needText";
  return written.every(isWhole) ? null : "needBoth";
}

/** As it is saved: languages in which nothing is written are left out. */
export const bodyOfWriting = ({ texts, ...rest }: Writing): ArticleBody => ({
  ...rest,
  texts: Object.fromEntries(LANGUAGES.filter((one) => isWhole(texts[one])).map((one) => [one, texts[one]])),
});

/** The language that somebody begins with: theirs, or one in which something is written. */
export const firstLanguage = ({ texts }: Writing, own: Language): Language =>
  isEmpty(texts[own]) ? (LANGUAGES.find((one) => !isEmpty(texts[one])) ?? own) : own;
