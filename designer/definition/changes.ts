import { isJsonObject } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Difference } from "../document/differences.ts";

/** Names of the parts of a kind, by JSON pointer: `/week`, `/week/mon`. */
export type PlaceWords = { readonly [pointer: string]: Sentence };

const COMMON: PlaceWords = {
  "/name": { en: "name", fr: "nom" },
  "/description": { en: "description", fr: "description" },
  "/examples": { en: "examples", fr: "exemples" },
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What changed from one document to the next, part by part: a list says how many came and went. */
export function changesOf(before: object, after: object, words: PlaceWords = {}): readonly Difference[] {
  return found(before, after, "", { ...COMMON, ...words });
}

function found(before: object, after: object, at: string, words: PlaceWords): Difference[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (same(was, is)) return [];
    const place = `${at}/${key}`;
    const deeper = isJsonObject(was ?? is) && isJsonObject(is ?? was) && hasWordsInside(place, words);
    if (deeper) return found(isJsonObject(was) ? was : {}, isJsonObject(is) ? is : {}, place, words);
    const name = words[place] ?? { en: key, fr: key };
    if (Array.isArray(was ?? is) && Array.isArray(is ?? was)) return [ofLists(place, name, list(was), list(is))];
    const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return [{ kind, element: place, text: name }];
  });
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const hasWordsInside = (place: string, words: PlaceWords): boolean =>
  Object.keys(words).some((pointer) => pointer.startsWith(`${place}/`));

function ofLists(element: string, name: Sentence, was: readonly unknown[], is: readonly unknown[]): Difference {
  const texts = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item));
  const [old, now] = [texts(was), texts(is)];
  const came = now.filter((item) => !old.includes(item)).length;
  const went = old.filter((item) => !now.includes(item)).length;
  const parts = { en: [] as string[], fr: [] as string[] };
  if (came > 0) {
    parts.en.push(`${came} new`);
    parts.fr.push(`${came} de plus`);
  }
  if (went > 0) {
    parts.en.push(`${went} gone`);
    parts.fr.push(`${went} de moins`);
  }
  if (came + went === 0) {
    parts.en.push("another order");
    parts.fr.push("un autre ordre");
  }
  return {
    kind: "changed",
    element,
    text: { en: `${name.en}: ${parts.en.join(", ")}`, fr: `${name.fr} : ${parts.fr.join(", ")}` },
  };
}
