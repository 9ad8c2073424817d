import { LANGUAGES, type Language } from "../../blueprints/text.ts";

/** An article in one language; the body is Markdown. */
export interface ArticleText {
  readonly title: string;
  readonly body: string;
}

/** What an article says, and to whom: everything of it that has versions. */
export interface ArticleContent {
  /** Key of its category; null: none. */
  readonly category: string | null;
  /** `public`: requesters read it too, once it is published. */
  readonly visibility: "internal" | "public";
  /** `agent:…` who keeps it right; null: nobody. */
  readonly owner: string | null;
  /** When somebody looks whether it still holds, epoch ms. */
  readonly reviewAt: number | null;
  readonly texts: { readonly [L in Language]?: ArticleText | undefined };
}

/** The languages in which it can be read. */
export const languagesOf = ({ texts }: Pick<ArticleContent, "texts">): readonly Language[] =>
  LANGUAGES.filter((language) => texts[language] !== undefined);

/** The article in a language, or in another one that it has. */
export function articleIn(
  { texts }: Pick<ArticleContent, "texts">,
  language: string,
): (ArticleText & { readonly language: Language }) | null {
  const wanted = LANGUAGES.find((one) => language.startsWith(one));
  const found = [...(wanted ? [wanted] : []), ...LANGUAGES].find((one) => texts[one] !== undefined);
  const text = found && texts[found];
  return text ? { ...text, language: found } : null;
}

const MOST_OF_EXCERPT = 220;

/** The beginning of a Markdown text in plain words, cut between two of them. */
export function excerptOfMarkdown(body: string): string {
  const plain = body
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    // A heading is no part of a sentence.
    .replaceAll(/^\s*#{1,6}\s.*$/gm, "")
    .replaceAll(/^\s*([-*+>]|\d+\.)\s+/gm, "")
    .replaceAll(/[*_`~]+/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain.length <= MOST_OF_EXCERPT) return plain;
  const cut = plain.slice(0, MOST_OF_EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MOST_OF_EXCERPT / 2)).trimEnd()}…`;
}
