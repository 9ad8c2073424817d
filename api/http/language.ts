import type { Language } from "../../blueprints/text.ts";

/** The better liked of our two languages in an Accept-Language header; null when it names neither. */
export function acceptedLanguage(header: string | undefined): Language | null {
  let best: { language: Language; weight: number } | null = null;
  for (const part of (header ?? "").slice(0, 1000).split(",")) {
    const [tag = "", quality] = part.trim().toLowerCase().split(";q=");
    const language = tag.startsWith("fr") ? "fr" : tag.startsWith("en") ? "en" : null;
    const weight = quality === undefined ? 1 : Number(quality);
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? null;
}

/**
 * Language of an answer. A bare `fr` or `en` is a choice and wins; a browser's own list of languages yields to what the
 * person chose on this desk.
 */
export function languageOf(header: string | undefined, chosen: Language | null): Language {
  if (header === "fr" || header === "en") return header;
  return chosen ?? acceptedLanguage(header) ?? "en";
}
