import type { Blueprint } from "../../blueprints/blueprint.ts";
import { type Sentence, type Text, textIn } from "../../blueprints/text.ts";

/** One decision that differs between two documents. */
export interface Difference {
  readonly kind: "added" | "changed" | "removed";
  /** `state:open`, `transition:take`, or `blueprint`. */
  readonly element: string;
  readonly text: Sentence;
}

interface Named {
  readonly id: string;
  readonly name: Text;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const WORDS: { readonly [key: string]: Sentence } = {
  name: { en: "name", fr: "nom" },
  status: { en: "status", fr: "statut" },
  colour: { en: "colour", fr: "couleur" },
  note: { en: "note", fr: "note" },
  limit: { en: "limit of stay", fr: "durée maximale" },
  strict: { en: "strict mode", fr: "mode strict" },
  approval: { en: "approval", fr: "approbation" },
  parallel: { en: "parallel work", fr: "travaux parallèles" },
  final: { en: "outcome", fr: "issue" },
  reenter: { en: "way back in", fr: "retour" },
  from: { en: "where it starts", fr: "départ" },
  except: { en: "exceptions", fr: "exceptions" },
  to: { en: "where it leads", fr: "arrivée" },
  primary: { en: "first button", fr: "premier bouton" },
  start: { en: "how it starts", fr: "déclenchement" },
  before: { en: "who and when", fr: "qui et quand" },
  during: { en: "what is asked", fr: "ce qui est demandé" },
  after: { en: "what happens then", fr: "ce qui se passe ensuite" },
  entry: { en: "which tickets enter", fr: "quels tickets entrent" },
  departments: { en: "departments", fr: "départements" },
  description: { en: "description", fr: "description" },
  sections: { en: "sections of the picture", fr: "sections du dessin" },
  notes: { en: "notes on the picture", fr: "notes du dessin" },
  examples: { en: "examples", fr: "exemples" },
  ignore: { en: "warnings put aside", fr: "avertissements mis de côté" },
};
/** What a part of a document is called in a list of changes. */
export const partWord = (key: string): Sentence => WORDS[key] ?? { en: key, fr: key };
const word = (key: string, language: "en" | "fr"): string => partWord(key)[language];

/** What changed from one document to the next, as sentences: states, transitions, then the blueprint itself. Places are left out. */
export function differences(before: Blueprint, after: Blueprint): readonly Difference[] {
  return [
    ...lists("state", { en: "state", fr: "l’état" }, before.states, after.states),
    ...lists("transition", { en: "transition", fr: "la transition" }, before.transitions, after.transitions),
    ...settings(before, after),
  ];
}

function lists(element: string, what: Sentence, before: readonly Named[], after: readonly Named[]): Difference[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map((item) => item.id));
  const found: Difference[] = [];
  for (const item of after) {
    const was = old.get(item.id);
    const name = { en: textIn(item.name, "en"), fr: textIn(item.name, "fr") };
    const at = `${element}:${item.id}`;
    if (!was)
      found.push({
        kind: "added",
        element: at,
        text: { en: `${what.en} ‘${name.en}’`, fr: `${what.fr} « ${name.fr} »` },
      });
    else if (!same(was, item)) {
      const keys = [...new Set([...Object.keys(was), ...Object.keys(item)])].filter(
        (key) => !same(valueAt(was, key), valueAt(item, key)),
      );
      found.push({
        kind: "changed",
        element: at,
        text: {
          en: `‘${name.en}’: ${keys.map((key) => word(key, "en")).join(", ")}`,
          fr: `« ${name.fr} » : ${keys.map((key) => word(key, "fr")).join(", ")}`,
        },
      });
    }
  }
  for (const item of before)
    if (!now.has(item.id))
      found.push({
        kind: "removed",
        element: `${element}:${item.id}`,
        text: { en: `${what.en} ‘${textIn(item.name, "en")}’`, fr: `${what.fr} « ${textIn(item.name, "fr")} »` },
      });
  const kept = (items: readonly Named[]) =>
    items.filter((item) => old.has(item.id) && now.has(item.id)).map((item) => item.id);
  if (!same(kept(before), kept(after)))
    found.push({
      kind: "changed",
      element: "blueprint",
      text:
        element === "state"
          ? { en: "order of the states", fr: "ordre des états" }
          : { en: "order of the transitions", fr: "ordre des transitions" },
    });
  return found;
}

const valueAt = (object: object, key: string): unknown => Object.entries(object).find(([name]) => name === key)?.[1];

function settings(before: Blueprint, after: Blueprint): Difference[] {
  const keys = [
    "name",
    "description",
    "departments",
    "entry",
    "limit",
    "examples",
    "ignore",
    "sections",
    "notes",
  ] as const;
  return keys
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({ kind: "changed", element: "blueprint", text: { en: word(key, "en"), fr: word(key, "fr") } }));
}
