import i18next from "i18next";
import { useMemo, useSyncExternalStore } from "react";
import { LANGUAGES, type Language, type Text, textIn } from "../../blueprints/text.ts";
import { typeset } from "./typeset.ts";

/** The sentences of one area of the interface. English gives the keys; French must have each of them. */
export interface Area<Keys extends string = string> {
  readonly name: string;
  readonly en: { readonly [key in Keys]: string };
  readonly fr: { readonly [key in Keys]: string };
}

/** Names an area: `export const desk = defineArea("desk", en, fr)`. Plurals are written `key_one`, `key_other`. */
export const defineArea = <const Keys extends string>(
  name: string,
  en: { readonly [key in Keys]: string },
  fr: { readonly [key in Keys]: string },
): Area<Keys> => ({ name, en, fr });

type Base<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;
export type Values = { readonly [name: string]: string | number };
/** Gives the sentence for a key of its area, with `{{name}}` filled in; `count` chooses the plural. */
export type Translate<K extends string> = (key: Base<K>, values?: Values) => string;

const STORED = "filrouge.language";

function preferred(): Language {
  const stored = localStorage.getItem(STORED);
  const wanted = stored ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? "en";
}

export async function startLanguage(): Promise<void> {
  await i18next.init({
    lng: preferred(),
    fallbackLng: "en",
    resources: {},
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
  });
  document.documentElement.lang = language();
}

export const language = (): Language => (i18next.language === "fr" ? "fr" : "en");

/** Switches the whole interface at once; remembered on this computer. */
export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(STORED, next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}

const known = new Set<string>();
/** An area joins when its first screen is drawn, so that its words travel with that screen. */
function ensure(area: Area): void {
  if (known.has(area.name)) return;
  known.add(area.name);
  i18next.addResourceBundle("en", area.name, area.en);
  const french = Object.entries<string>(area.fr).map(([key, text]) => [key, typeset(text, "fr")]);
  i18next.addResourceBundle("fr", area.name, Object.fromEntries(french));
}

/** Words outside of React (announcements, errors). */
export function wordsOf<K extends string>(area: Area<K>): Translate<K> {
  ensure(area);
  return (key, values) => {
    // i18next's own typing of keys is left aside: ours comes from the area.
    const name: string = key;
    return i18next.t(name, { ns: area.name, ...values });
  };
}

/** `const t = useWords(desk); t("queue.empty")`: typed keys, drawn anew when the language changes. */
export function useWords<K extends string>(area: Area<K>): Translate<K> {
  ensure(area);
  const current = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function in each language redraws what memoises on it
  return useMemo(() => wordsOf(area), [area, current]);
}

const subscribe = (listener: () => void): (() => void) => {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
};

/** The language of the interface. Every cell of a long list asks: nothing but a listener stands behind it. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);

/** Names in documents: `const say = useSay(); say(state.name)`. */
export function useSay(): (text: Text) => string {
  const current = useLanguage();
  return useMemo(() => (text: Text) => typeset(textIn(text, current), current), [current]);
}
