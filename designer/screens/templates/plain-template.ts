import type { Template } from "../../../blueprints/template.ts";
import type { Text } from "../../../blueprints/text.ts";

/** A first draft: its words are still to be written. */
export const plainTemplate = (key: string, name: string): Omit<Template, "text"> & { readonly text: Text } => ({
  kind: "template",
  schemaVersion: 1,
  key,
  name,
  subject: { en: "Ticket {{ticket.number}}", fr: "Ticket {{ticket.number}}" },
  text: {},
});

const isText = (value: unknown): value is Text =>
  typeof value === "string" ||
  (typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((words) => typeof words === "string"));

/** True for a template whose form can be drawn, finished or not. */
export function isTemplateLike(value: unknown): value is Template {
  if (typeof value !== "object" || value === null || !("text" in value) || !isText(value.text)) return false;
  return !("subject" in value) || isText(value.subject);
}

/** The words of one language, while both are shown beside each other; one string serves both. */
export const wordsIn = (text: Text | undefined, language: "en" | "fr"): string =>
  typeof text === "string" ? text : (text?.[language] ?? "");

/** The text with other words in one language: from then on each language has its own. Undefined: no words are left. */
export function withWords(text: Text | undefined, language: "en" | "fr", words: string): Text | undefined {
  const before = typeof text === "string" ? { en: text, fr: text } : (text ?? {});
  const entries = Object.entries({ ...before, [language]: words }).filter(([, one]) => one !== "");
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
