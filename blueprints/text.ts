import { z } from "zod";

/** Languages the product itself speaks; documents may hold more. */
export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in several languages, keyed by BCP 47 language code, or one string for all. */
export type Text = string | { readonly [language: string]: string };

/** A sentence of our own: always in both languages of the product. */
export type Sentence = { readonly en: string; readonly fr: string };

/** Shape of a {@link Text} in a document: never empty, at most 2,000 characters a language. */
export const textSchema = z
  .union([
    z.string().min(1).max(2000),
    z
      .record(z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]{2,8})*$/), z.string().min(1).max(2000))
      .refine((value) => Object.keys(value).length > 0, "A text needs at least one language."),
  ])
  .describe('A text: one string, or one string a language, such as {"en": "Open", "fr": "Ouvert"}.');

/** The text in `language`; where that is missing English, else the first one there is. */
export function textIn(text: Text, language: string): string {
  if (typeof text === "string") return text;
  // Own properties only: a language may come from outside, and every object inherits a "constructor".
  const own = (key: string): string | undefined => (Object.hasOwn(text, key) ? text[key] : undefined);
  return own(language) ?? own(language.split("-")[0] ?? "") ?? own("en") ?? Object.values(text)[0] ?? "";
}

const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}]/u;

/** Whether a text holds anything that a person can see: not blanks alone, nor characters without a shape. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);
