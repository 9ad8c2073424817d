import { isJsonObject } from "../../blueprints/json.ts";

/** A list whose parts have ids of their own: states, transitions, sections, steps of parallel work. */
export interface Keyed {
  readonly id: string;
}

/** True when every part has an id and no two have the same. */
export function isKeyed(value: unknown): value is readonly Keyed[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((item: unknown) => (isJsonObject(item) && typeof item.id === "string" ? item.id : null));
  return !ids.includes(null) && new Set(ids).size === ids.length;
}

/** Equal as JSON, whatever order the keys stand in. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/**
 * The ids of `first` in their order, with those that only `second` has, each after the one that it follows there. `wanted`: those
 * that are left at all.
 */
export function ordered(first: readonly string[], second: readonly string[], wanted: ReadonlySet<string>): string[] {
  const known = new Set(first);
  const list = first.filter((id) => wanted.has(id));
  second.forEach((id, at) => {
    if (known.has(id) || !wanted.has(id)) return;
    const before = second.slice(0, at).findLast((one) => list.includes(one));
    list.splice(before === undefined ? 0 : list.indexOf(before) + 1, 0, id);
  });
  return list;
}

/** What one side did to a list of values: which it took away, which it added. */
const changes = (before: readonly unknown[], after: readonly unknown[]) => ({
  gone: before.filter((item) => !after.some((one) => same(one, item))),
  added: after.filter((item) => !before.some((one) => same(one, item))),
});

/** Both changes to one list of values: what both keep, then what I added, then what they added. */
export function bothLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] {
  const { gone, added } = changes(base, theirs);
  const kept = mine.filter((item) => !gone.some((one) => same(one, item)));
  return [...kept, ...added.filter((item) => !kept.some((one) => same(one, item)))];
}
