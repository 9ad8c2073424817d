import { finding } from "./check-uses.ts";
import type { Finding } from "./finding.ts";
import { isJsonObject, pointer } from "./json.ts";
import { LANGUAGES, type Sentence } from "./text.ts";

const CODE = /^[a-z]{2}(-[A-Za-z0-9]{2,8})*$/;

/** Names of languages that texts are often written in; the others are called by their code. */
const NAMES: { readonly [language: string]: Sentence } = {
  en: { en: "English", fr: "anglais" },
  fr: { en: "French", fr: "français" },
  ja: { en: "Japanese", fr: "japonais" },
  de: { en: "German", fr: "allemand" },
  es: { en: "Spanish", fr: "espagnol" },
  it: { en: "Italian", fr: "italien" },
  nl: { en: "Dutch", fr: "néerlandais" },
  pt: { en: "Portuguese", fr: "portugais" },
  zh: { en: "Chinese", fr: "chinois" },
  ar: { en: "Arabic", fr: "arabe" },
};

interface Spoken {
  readonly at: string;
  readonly languages: readonly string[];
}

/** Texts that lack a language in which others of the document are written: people who read it see another one there. */
export function translationFindings(document: unknown): Finding[] {
  const records = recordsIn(document, []);
  const ours = records.filter(({ languages }) => languages.some((one) => LANGUAGES.some((known) => known === one)));
  const wanted = [...new Set(ours.flatMap(({ languages }) => languages))];
  // A record of two-letter words alone is a text when these are languages of this document.
  const texts = records.filter(({ languages }) => languages.some((one) => wanted.includes(one)));
  // A mail that lacks one of our languages is warned of already, and by more than a hint.
  const warned: readonly string[] = isJsonObject(document) && document.kind === "template" ? LANGUAGES : [];
  return texts.flatMap(({ at, languages }) =>
    wanted
      .filter(
        (language) =>
          !warned.includes(language) &&
          !languages.includes(language) &&
          !languages.includes(language.split("-")[0] ?? ""),
      )
      .map((language) => {
        const name = NAMES[language] ?? { en: language, fr: language };
        return finding("hint", "text.untranslated", at, {
          en: `This text has no ${name.en}; another language is shown there.`,
          fr: `Ce texte n'a pas de version en ${name.fr} ; une autre langue s'y affiche.`,
        });
      }),
  );
}

/** Everything that may be a text by language; examples speak of tickets, not to people. */
function recordsIn(value: unknown, path: readonly (string | number)[]): Spoken[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => recordsIn(item, [...path, index]));
  if (!isJsonObject(value) || path[0] === "examples") return [];
  const entries = Object.entries(value);
  const isText = entries.length > 0 && entries.every(([key, one]) => CODE.test(key) && typeof one === "string");
  if (isText) return [{ at: pointer(...path), languages: entries.map(([key]) => key) }];
  return entries.flatMap(([key, one]) => recordsIn(one, [...path, key]));
}
