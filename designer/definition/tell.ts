import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { parseDuration } from "../../blueprints/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";
import { LANGUAGES, type Language, type Sentence, type Text, textIn } from "../../blueprints/text.ts";
import type { Action } from "../../blueprints/vocabulary/actions.ts";
import { durationWords } from "../canvas/describe.ts";
import { nameOf } from "../inspector/form-context.ts";
import { label } from "../inspector/labels.ts";
import { actionWords, conditionWords, quoted, type RuleTeller } from "../rules/sentences.ts";

/** A value of a document in words; null: it has none that are short, and only its place is named. */
export type Tell = (value: unknown) => Sentence | null;

/** Longer lists are not told, longer texts are cut. */
const MOST = 8;
const LONGEST = 160;

/** Of people, groups, fields, templates, states: told by their names. */
const REFERENCE = /^((agent|group|role|department):)?[a-zA-Z][A-Za-z0-9._-]*$/;
/** Times, dates and zones are told as they are written. */
const PLAIN = /^(\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|UTC|[A-Z][A-Za-z]+\/[A-Za-z_/]+)$/;

const NOWHERE: Blueprint = {
  ...{ kind: "blueprint", schemaVersion: 1, key: "none", name: "none" },
  ...{ entry: { into: {} }, states: [], transitions: [] },
};

/** True of a text in several languages: { en, fr }. */
export const isText = (value: unknown): value is Exclude<Text, string> =>
  isJsonObject(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(
    ([language, text]) => LANGUAGES.some((one) => one === language) && typeof text === "string",
  );

/** Tells values by the names of this workspace: of people, groups, fields, templates and, of processes, states. */
export function tellBy(directory: DirectoryView | null, document: Blueprint = NOWHERE): Tell {
  return (value) => {
    const en = told(value, { directory, document, language: "en" });
    const fr = told(value, { directory, document, language: "fr" });
    return en === null || fr === null ? null : { en: cut(en), fr: cut(fr) };
  };
}

/** What a document says by itself. */
export const tellPlainly: Tell = tellBy(null);

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function told(value: unknown, teller: RuleTeller): string | null {
  const { language } = teller;
  if (typeof value === "boolean") return label(value ? "yes" : "no", language).toLowerCase();
  if (typeof value === "number") return value.toLocaleString(language);
  if (typeof value === "string") return toldString(value, teller);
  if (isText(value)) return quoted(textIn(value, language), language);
  if (Array.isArray(value)) return toldList(value, teller);
  return isJsonObject(value) ? toldObject(value, teller) : null;
}

function toldString(text: string, teller: RuleTeller): string {
  if (parseDuration(text)) return durationWords(text, teller.language);
  if (PLAIN.test(text)) return text;
  return quoted(REFERENCE.test(text) ? nameOf(teller, text) : text, teller.language);
}

function toldList(items: readonly unknown[], teller: RuleTeller): string | null {
  const words = items.length > 0 && items.length <= MOST ? items.map((item) => told(item, teller)) : [];
  if (words.length === 0 || words.some((word) => word === null)) return null;
  const span = items.length === 2 && items.every((item) => typeof item === "string" && PLAIN.test(item));
  return words.join(span ? "–" : ", ");
}

/** An action as its sentence, a condition as its own; what has a name is called by it; else its few parts one after the other. */
function toldObject(value: JsonObject, teller: RuleTeller): string | null {
  const { language } = teller;
  // An action is what says what to do; one that no list knows is told by its name.
  if (typeof value.do === "string") return actionWords(value as Action, teller);
  const entries = Object.entries(value);
  const condition = entries.length === 1 ? conditionWords(value, teller) : null;
  if (condition !== null) return quoted(condition, language);
  const { name } = value;
  if (typeof name === "string" || isText(name)) return quoted(textIn(name, language), language);
  if (entries.length === 0 || entries.length > MOST) return null;
  const parts = entries.map(([key, part]) => [partName(key, language), told(part satisfies Json, teller)] as const);
  if (parts.some(([, words]) => words === null)) return null;
  return parts.map(([key, words]) => `${key} ${words}`).join(", ");
}

/** The name of a part that stands within a sentence. */
export const partName = (key: string, language: Language): string => {
  const name = label(key, language);
  return name.charAt(0).toLowerCase() + name.slice(1);
};
