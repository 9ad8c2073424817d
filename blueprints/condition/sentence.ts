import { parseDuration } from "../duration.ts";
import type { Json } from "../json.ts";
import type { Sentence } from "../text.ts";
import type { CallNode, Condition, OperandKind } from "../vocabulary/operator.ts";
import { labelOf, valueLabelOf } from "./labels.ts";
import { pathOf } from "./tree.ts";

/** Names that the document cannot know: of fields and attributes by path, of people and choices by value and by what holds it. */
export interface Names {
  readonly path?: (path: string) => Sentence | undefined;
  readonly value?: (value: string, path?: string) => Sentence | undefined;
}

const both = (text: string): Sentence => ({ en: text, fr: text });

/** The condition in plain words. */
export function conditionSentence(condition: Condition, names: Names = {}): Sentence {
  const words = wordsOf(condition, names);
  return { en: upper(words.en), fr: upper(words.fr) };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands for a node inside the sentence of its operator. */
export function wordsOf(node: Condition, names: Names, kind?: OperandKind): Sentence {
  if (node.node === "literal") return valueWords(node.value, names, kind);
  if (node.node === "list")
    return listWords(
      node.items.map((item) => wordsOf(item, names)),
      kind,
    );
  const path = pathOf(node);
  if (path !== null) return names.path?.(path) ?? labelOf(path);
  const places = node.operator.operands;
  const beside = namesBeside(node, names);
  const words = node.operands.map((operand, index) => {
    const place = places[Math.min(index, places.length - 1)]?.kind;
    const inner = wordsOf(operand, beside, place);
    // A choice inside a choice reads wrongly without brackets.
    return operand.node === "call" && operand.operator.rest && node.operator.rest && operand.operands.length > 1
      ? { en: `(${inner.en})`, fr: `(${inner.fr})` }
      : inner;
  });
  return node.operator.sentence(words, node.operands);
}

/** Values are named after the path that they are compared with: "high" beside a priority is a priority. */
export function namesBeside(node: CallNode, names: Names): Names {
  const path = node.operands.map(pathOf).find((found) => found !== null);
  return path === undefined || path === null ? names : namesAt(path, names);
}

/** Names of what stands at a path. */
export const namesAt = (path: string, names: Names): Names => ({
  ...names,
  value: (value) => valueLabelOf(path, value) ?? names.value?.(value, path),
});

const LONGEST_SHOWN = 60;

/** A value in plain words. */
export function valueWords(value: Json | undefined, names: Names = {}, kind?: OperandKind): Sentence {
  if (value === undefined) return { en: "unknown", fr: "inconnu" };
  if (value === null || value === "") return { en: "empty", fr: "vide" };
  if (typeof value === "boolean") return value ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" };
  if (typeof value === "number") return both(kind === "instant" ? instantWords(value) : String(value));
  if (typeof value === "string") {
    const duration = kind === "duration" ? durationWords(value) : null;
    return duration ?? names.value?.(value) ?? both(shorten(withoutKind(value)));
  }
  if (!Array.isArray(value)) return { en: "an object", fr: "un objet" };
  if (value.length === 0) return { en: "empty", fr: "vide" };
  const shown = value.slice(0, 10).map((item: Json) => valueWords(item, names));
  return listWords(value.length > 10 ? [...shown, both("…")] : shown, kind);
}

const withoutKind = (value: string): string => value.replace(/^(?:agent|group|role|department):/, "");

const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

/** "a, b or c" where one of them is meant, "a, b, c" where the list is. */
function listWords(words: readonly Sentence[], kind: OperandKind | undefined): Sentence {
  const join = (language: "en" | "fr", or: string): string => {
    const texts = words.map((word) => word[language]);
    if (kind !== "list" || texts.length < 2) return texts.join(", ");
    return `${texts.slice(0, -1).join(", ")} ${or} ${texts.at(-1)}`;
  };
  return { en: join("en", "or"), fr: join("fr", "ou") };
}

function instantWords(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** "2 days 3 hours", null when it is no duration. */
export function durationWords(text: string): Sentence | null {
  const duration = parseDuration(text);
  if (!duration) return null;
  const minutes = Math.floor(duration.ms / 60_000);
  const parts: readonly [number, string, string][] = [
    [duration.days, "day", "jour"],
    [Math.floor(minutes / 60), "hour", "heure"],
    [minutes % 60, "minute", "minute"],
    [Math.floor(duration.ms / 1000) % 60, "second", "seconde"],
  ];
  const told = (word: 1 | 2): string =>
    parts
      .filter(([amount]) => amount > 0)
      .map((part) => `${part[0]} ${part[word]}${part[0] > 1 ? "s" : ""}`)
      .join(" ");
  return { en: told(1), fr: told(2) };
}
