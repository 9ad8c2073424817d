import type { Blueprint } from "../../blueprints/blueprint.ts";
import { isJsonObject } from "../../blueprints/json.ts";
import { type Sentence, type Text, textIn } from "../../blueprints/text.ts";
import type { PlaceWords } from "../definition/changes.ts";
import { partWord } from "../document/differences.ts";
import { type Naming, processInWords } from "../sentences/process.ts";
import { same } from "./lists.ts";
import { type Clash, ORDER } from "./merge.ts";

/** A clash for people: what it is about, and what each side says. Null: that side has taken it away. */
export interface ClashWords {
  readonly title: Sentence;
  readonly mine: readonly Sentence[] | null;
  readonly theirs: readonly Sentence[] | null;
}

const LONGEST = 400;

const quoted = (text: Sentence): Sentence => ({ en: `‘${text.en}’`, fr: `« ${text.fr} »` });
const named = (text: Text): Sentence => ({ en: textIn(text, "en"), fr: textIn(text, "fr") });
const plain = (text: string): Sentence => ({ en: text, fr: text });
const isText = (value: unknown): value is Text =>
  typeof value === "string" ||
  (isJsonObject(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every((one) => typeof one === "string"));

/** A value as it can be said without knowing what it is for. */
function valueWords(value: unknown): readonly Sentence[] {
  if (isText(value)) return [quoted(named(value))];
  if (isJsonObject(value) && isText(value.name)) return [quoted(named(value.name))];
  const text = JSON.stringify(value);
  return [plain(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)];
}

/** ‘Take it’: who and when, in French. */
const titled = (parts: readonly (Sentence | null)[]): Sentence => {
  const [first, ...rest] = parts.filter((part) => part !== null);
  const join = (language: keyof Sentence, colon: string) =>
    [first?.[language], rest.map((part) => part[language]).join(", ")].filter(Boolean).join(colon);
  return { en: join("en", ": "), fr: join("fr", " : ") };
};

const ofLanguage = (part: string | undefined): Sentence | null =>
  part === "en"
    ? { en: "in English", fr: "en anglais" }
    : part === "fr"
      ? { en: "in French", fr: "en français" }
      : null;

const order = (list: "states" | "transitions"): Sentence =>
  list === "states"
    ? { en: "order of the states", fr: "ordre des états" }
    : { en: "order of the transitions", fr: "ordre des transitions" };

/** A clash of two drafts of a blueprint: a step or a state is told in sentences, as far as both sides differ. */
export function blueprintClash(naming: Naming, mine: Blueprint, theirs: Blueprint) {
  const tell = (document: Blueprint, element: string, pointer: string): readonly Sentence[] =>
    processInWords(document, naming)
      .flatMap(({ lines }) => lines)
      .filter((line) => (element === "" ? line.pointer.startsWith(pointer) : line.element === element))
      .map(({ text }) => text);
  return (clash: Clash): ClashWords => {
    const [, list = "", id = "", part, deeper] = clash.pointer.split("/");
    if (clash.pointer === "") return { title: named(mine.name), mine: [], theirs: [] };
    if ((list === "states" || list === "transitions") && id === ORDER) {
      const names = (ids: unknown, of: Blueprint) => {
        const all = new Map<string, Sentence>(of[list].map((item) => [item.id, named(item.name)]));
        const known = (Array.isArray(ids) ? ids : []).flatMap((one: string) => all.get(one) ?? []);
        return [{ en: known.map(({ en }) => en).join(", "), fr: known.map(({ fr }) => fr).join(", ") }];
      };
      return { title: order(list), mine: names(clash.mine, mine), theirs: names(clash.theirs, theirs) };
    }
    const isElement = list === "states" || list === "transitions";
    const element = isElement ? `${list.slice(0, -1)}:${id}` : "";
    const item = isElement ? [...mine[list], ...theirs[list]].find((one) => one.id === id) : undefined;
    const title = titled([
      item ? quoted(named(item.name)) : isElement ? null : partWord(list),
      part === undefined ? null : partWord(part),
      ofLanguage(deeper ?? (list === "name" || list === "description" ? id : undefined)),
    ]);
    const texts = isText(clash.mine ?? "") && isText(clash.theirs ?? "");
    const [own, other] = texts ? [[], []] : [tell(mine, element, `/${list}`), tell(theirs, element, `/${list}`)];
    const side = (value: unknown, lines: readonly Sentence[], others: readonly Sentence[]) => {
      if (value === undefined) return null;
      const differing = lines.filter((line) => !others.some((one) => same(one, line)));
      return differing.length > 0 ? differing : valueWords(value);
    };
    return { title, mine: side(clash.mine, own, other), theirs: side(clash.theirs, other, own) };
  };
}

/** A clash of two drafts of another kind, named by the names of the kind's parts. */
export const partsClash =
  (words: PlaceWords = {}) =>
  ({ pointer, mine, theirs }: Clash): ClashWords => {
    const steps = pointer.split("/").slice(1);
    const title = titled(
      steps.map((step, at) => words[`/${steps.slice(0, at + 1).join("/")}`] ?? ofLanguage(step) ?? partWord(step)),
    );
    const side = (value: unknown) => (value === undefined ? null : valueWords(value));
    return pointer === "" ? { title, mine: [], theirs: [] } : { title, mine: side(mine), theirs: side(theirs) };
  };
