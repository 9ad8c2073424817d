import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import { type Sentence, textIn } from "../../blueprints/text.ts";
import type { Difference } from "../document/differences.ts";
import { isText, type Tell } from "./tell.ts";

/** So many things that came or went are told one by one; more are counted. */
const MOST = 12;

interface HowTold {
  readonly tell: Tell;
  /** The changes inside an item that stays; what it is called stands before each. */
  readonly inside: (before: object, after: object, at: string, called: Sentence) => readonly Difference[];
}

/**
 * What came into a list, what left it, and what changed in it. Items that carry an id, a key or a name are followed by that; of
 * others each is what it says.
 */
export function listChanges(
  was: readonly unknown[],
  is: readonly unknown[],
  element: string,
  name: Sentence,
  { tell, inside }: HowTold,
): readonly Difference[] {
  const [old, now] = [named(was), named(is)];
  if (!old || !now) return plainly(was, is, element, name, tell);
  const stays = [...now].flatMap(([id, item]): readonly Difference[] => {
    const before = old.get(id);
    return before ? inside(before, item, `${element}/${id}`, titled(name, item, id)) : [];
  });
  const came = [...now].filter(([id]) => !old.has(id)).map(([, item]) => item);
  const went = [...old].filter(([id]) => !now.has(id)).map(([, item]) => item);
  const others = came.length + went.length > 0 ? apart(came, went, element, name, tell) : [];
  const order = (ids: Iterable<string>, among: ReadonlyMap<string, unknown>) => [...ids].filter((id) => among.has(id));
  const moved = order(old.keys(), now).join("\n") !== order(now.keys(), old).join("\n");
  return [...stays, ...others, ...(moved ? [anotherOrder(element, name)] : [])];
}

/** Items by what they are followed by; null where one has nothing of the kind, or two have the same. */
function named(items: readonly unknown[]): ReadonlyMap<string, JsonObject> | null {
  const found = new Map<string, JsonObject>();
  for (const item of items) {
    if (!isJsonObject(item)) return null;
    const { id, key, name } = item;
    const by = [id, key, name, isText(name) ? JSON.stringify(name) : undefined].find((one) => typeof one === "string");
    if (typeof by !== "string" || found.has(by)) return null;
    found.set(by, item);
  }
  return found;
}

function titled(list: Sentence, item: JsonObject, id: string): Sentence {
  const name = typeof item.name === "string" || isText(item.name) ? item.name : id;
  return { en: `${list.en}, “${textIn(name, "en")}”`, fr: `${list.fr}, «\u00a0${textIn(name, "fr")}\u00a0»` };
}

function plainly(
  was: readonly unknown[],
  is: readonly unknown[],
  element: string,
  name: Sentence,
  tell: Tell,
): readonly Difference[] {
  const texts = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item));
  const [old, now] = [texts(was), texts(is)];
  const came = is.filter((_, at) => !old.includes(now[at] ?? ""));
  const went = was.filter((_, at) => !now.includes(old[at] ?? ""));
  if (came.length + went.length === 0) return [anotherOrder(element, name)];
  const instead = replaced(was, is, old, now, tell);
  if (instead)
    return instead.map((words) => ({
      ...{ kind: "changed", element },
      text: { en: `${name.en}: ${words.en}`, fr: `${name.fr} : ${words.fr}` },
    }));
  return apart(came, went, element, name, tell);
}

/** What came and what left, each by itself. */
function apart(
  came: readonly unknown[],
  went: readonly unknown[],
  element: string,
  name: Sentence,
  tell: Tell,
): readonly Difference[] {
  const told = [
    ...went.map((item) => ({ kind: "removed" as const, words: tell(item) })),
    ...came.map((item) => ({ kind: "added" as const, words: tell(item) })),
  ];
  if (told.length > MOST || told.some(({ words }) => words === null))
    return [counted(came.length, went.length, element, name)];
  return told.map(({ kind, words }) => ({
    ...{ kind, element },
    text: { en: `${name.en}: ${words?.en}`, fr: `${name.fr} : ${words?.fr}` },
  }));
}

/** One in the place of another, each told with what stood there; null where things came or went besides, or have no words. */
function replaced(
  was: readonly unknown[],
  is: readonly unknown[],
  old: readonly string[],
  now: readonly string[],
  tell: Tell,
): readonly Sentence[] | null {
  const changed = now.flatMap((text, at) => (text === old[at] ? [] : [at]));
  if (was.length !== is.length || changed.length > MOST) return null;
  if (changed.some((at) => now.includes(old[at] ?? "") || old.includes(now[at] ?? ""))) return null;
  const told = changed.flatMap((at): readonly Sentence[] => {
    const [before, after] = [tell(was[at]), tell(is[at])];
    if (!before || !after) return [];
    return [{ en: `${after.en} (was ${before.en})`, fr: `${after.fr} (auparavant ${before.fr})` }];
  });
  return told.length === changed.length ? told : null;
}

const anotherOrder = (element: string, { en, fr }: Sentence): Difference => ({
  ...{ kind: "changed", element },
  text: { en: `${en}: another order`, fr: `${fr} : un autre ordre` },
});

function counted(came: number, went: number, element: string, name: Sentence): Difference {
  const tell = (new_: string, gone: string) =>
    [...(came > 0 ? [`${came} ${new_}`] : []), ...(went > 0 ? [`${went} ${gone}`] : [])].join(", ");
  return {
    ...{ kind: "changed", element },
    text: { en: `${name.en}: ${tell("new", "gone")}`, fr: `${name.fr} : ${tell("de plus", "de moins")}` },
  };
}
