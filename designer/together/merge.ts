import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import { bothLists, isKeyed, type Keyed, ordered, same } from "./lists.ts";

export type Choice = "mine" | "theirs" | "both";

/** One thing that both changed, each in another way. An absent value: that side took it away. */
export interface Clash {
  /** Place in the document; parts of lists by their id: `/states/open/name`. */
  readonly pointer: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both can stand beside each other. */
  readonly both: boolean;
}

export interface Merged<D> {
  readonly document: D;
  readonly clashes: readonly Clash[];
}

export type Choices = ReadonlyMap<string, Choice>;

/** Objects that are read part by part; every other object is one decision. */
export type Parted = (pointer: string) => boolean;

/** Stands for the order of a list that both put in another one. */
export const ORDER = "~order";

/**
 * Two documents that grew from one. What only one side changed is taken from it; what both changed in the same place is a clash,
 * answered by its choice, and with mine while there is none.
 */
export function merge<D>(base: D, mine: D, theirs: D, parted: Parted, choices: Choices = new Map()): Merged<D> {
  const clashes: Clash[] = [];
  const join = (b: unknown, m: unknown, t: unknown, at: string): unknown => {
    if (same(m, t) || same(t, b)) return m;
    if (same(m, b)) return t;
    if (isKeyed(m) && isKeyed(t) && (b === undefined || isKeyed(b))) return joinKeyed(b ?? [], m, t, at);
    if (isJsonObject(m) && isJsonObject(t) && parted(at)) return joinParts(isJsonObject(b) ? b : {}, m, t, at);
    return clash(at, b, m, t);
  };
  const joinParts = (b: JsonObject, m: JsonObject, t: JsonObject, at: string): unknown => {
    const keys = [...new Set([...Object.keys(m), ...Object.keys(t)])];
    const entries = keys.map((key) => [key, join(b[key], m[key], t[key], `${at}/${key}`)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  const clash = (pointer: string, b: unknown, m: unknown, t: unknown): unknown => {
    const lists = Array.isArray(m) && Array.isArray(t) && (b === undefined || Array.isArray(b));
    clashes.push({ pointer, base: b, mine: m, theirs: t, both: lists });
    const choice = choices.get(pointer);
    if (choice === "both" && lists) return bothLists(b ?? [], m, t);
    return choice === "theirs" ? t : m;
  };
  const joinKeyed = (b: readonly Keyed[], m: readonly Keyed[], t: readonly Keyed[], at: string): unknown => {
    const [old, own, other] = [b, m, t].map((list) => new Map(list.map((item) => [item.id, item])));
    const ids = [...new Set([...m, ...t].map(({ id }) => id))];
    const items = new Map<string, unknown>();
    for (const id of ids) {
      const [was, is, their] = [old?.get(id), own?.get(id), other?.get(id)];
      const value =
        isJsonObject(is) && isJsonObject(their) && !same(is, their)
          ? joinParts(isJsonObject(was) ? was : {}, is, their, `${at}/${id}`)
          : join(was, is, their, `${at}/${id}`);
      if (value !== undefined) items.set(id, value);
    }
    const order = orderOf(idsOf(b), idsOf(m), idsOf(t), at);
    return ordered(order.first, order.second, new Set(items.keys())).map((id) => items.get(id));
  };
  const orderOf = (b: readonly string[], m: readonly string[], t: readonly string[], at: string) => {
    const [own, other] = [new Set(m), new Set(t)];
    const common = new Set(b.filter((id) => own.has(id) && other.has(id)));
    const [was, is, their] = [b, m, t].map((ids) => ids.filter((id) => common.has(id)));
    if (same(is, their) || same(their, was)) return { first: m, second: t };
    if (same(is, was)) return { first: t, second: m };
    const pointer = `${at}/${ORDER}`;
    clashes.push({ pointer, base: b, mine: m, theirs: t, both: false });
    return choices.get(pointer) === "theirs" ? { first: t, second: m } : { first: m, second: t };
  };
  // Made of the parts of D alone.
  const document = join(base, mine, theirs, "") as D;
  return { document, clashes };
}

const idsOf = (list: readonly Keyed[]): readonly string[] => list.map(({ id }) => id);
