import { isJsonObject } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Difference } from "../document/differences.ts";
import { listChanges } from "./list-changes.ts";
import { isText, partName, type Tell, tellPlainly } from "./tell.ts";

/** Names of the parts of a kind, by JSON pointer: `/week`, `/week/mon`. */
export type PlaceWords = { readonly [pointer: string]: Sentence };

const COMMON: PlaceWords = {
  "/name": { en: "name", fr: "nom" },
  "/description": { en: "description", fr: "description" },
  "/examples": { en: "examples", fr: "exemples" },
};

/** Never told: a key is what a document is found by, and its grammar is nobody's decision. */
const UNTOLD: ReadonlySet<string> = new Set(["$schema", "schemaVersion", "kind"]);

/** How changes are told: names of places, and values. */
interface Telling {
  readonly words: PlaceWords;
  readonly tell: Tell;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What changed from one document to the next, a decision a line: what stands there now, and what stood there. */
export function changesOf(
  before: object,
  after: object,
  words: PlaceWords = {},
  tell: Tell = tellPlainly,
): readonly Difference[] {
  return within(before, after, "", null, { words: { ...COMMON, ...words }, tell });
}

const both = (write: (language: "en" | "fr") => string): Sentence => ({ en: write("en"), fr: write("fr") });
const COLON = { en: ": ", fr: " : " } as const;

/** The changes inside an object; `inside`: what it is called, before each of them. */
function within(
  before: object,
  after: object,
  at: string,
  inside: Sentence | null,
  telling: Telling,
): readonly Difference[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly Difference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (UNTOLD.has(key) || same(was, is)) return [];
    const place = `${at}/${key}`;
    const own = telling.words[place] ?? both((language) => partName(key, language));
    const name = inside ? both((language) => `${inside[language]}, ${own[language]}`) : own;
    const objects = isJsonObject(was ?? is) && isJsonObject(is ?? was);
    if (objects && hasWordsInside(place, telling.words))
      return within(isJsonObject(was) ? was : {}, isJsonObject(is) ? is : {}, place, inside, telling);
    if (Array.isArray(was ?? is) && Array.isArray(is ?? was))
      return listChanges(list(was), list(is), place, name, {
        tell: telling.tell,
        inside: (before, after, at, called) => within(before, after, at, called, telling),
      });
    return [ofValues(was, is, place, name, telling)];
  });
}

function ofValues(was: unknown, is: unknown, element: string, name: Sentence, { tell }: Telling): Difference {
  const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
  const [text, from, to] = inOneLanguage(was, is, name);
  const [old, now] = [from === undefined ? null : tell(from), to === undefined ? null : tell(to)];
  const alone = now ?? (kind === "removed" ? old : null);
  if (!alone) return { kind, element, text };
  if (kind !== "changed" || !old) return { kind, element, text: both((l) => `${text[l]}${COLON[l]}${alone[l]}`) };
  const WAS = { en: "was", fr: "auparavant" } as const;
  return { kind, element, text: both((l) => `${text[l]}${COLON[l]}${alone[l]} (${WAS[l]} ${old[l]})`) };
}

const NAMES: { readonly [language: string]: Sentence } = {
  en: { en: "in English", fr: "en anglais" },
  fr: { en: "in French", fr: "en français" },
};

/** Of a text of which one language alone has changed, that one is told, to readers of the other as well. */
function inOneLanguage(was: unknown, is: unknown, name: Sentence): readonly [Sentence, unknown, unknown] {
  if (!isText(was) || !isText(is)) return [name, was, is];
  const other = Object.keys({ ...was, ...is }).filter((language) => was[language] !== is[language]);
  const [only = "", ...more] = other;
  const language = NAMES[only];
  if (more.length > 0 || !language) return [name, was, is];
  return [both((l) => `${name[l]} ${language[l]}`), was[only], is[only]];
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const hasWordsInside = (place: string, words: PlaceWords): boolean =>
  Object.keys(words).some((pointer) => pointer.startsWith(`${place}/`));
