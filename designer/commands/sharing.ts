import { isJsonObject } from "../../blueprints/json.ts";

/**
 * `next` built from the pieces of `was` that are equal to it, so that what did not change keeps its identity.
 * Items of lists are matched by their `id` where they have one. The order of keys is part of a value: a file is a text.
 */
export function shared<T>(was: T, next: T): T {
  if (Object.is(was, next)) return was;
  if (Array.isArray(was) && Array.isArray(next)) return sharedList(was, next) as typeof next;
  if (!isJsonObject(was) || !isJsonObject(next)) return next;
  const keys = Object.keys(next);
  const entries = keys.map((key) => [key, shared(was[key], next[key])] as const);
  const before = Object.keys(was);
  const same =
    before.length === keys.length && entries.every(([key, value], at) => before[at] === key && was[key] === value);
  // Built from the entries of T itself.
  return same ? was : (Object.fromEntries(entries) as T);
}

function sharedList(was: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(
    was.flatMap((item) => (isJsonObject(item) && typeof item.id === "string" ? [[item.id, item]] : [])),
  );
  const items = next.map((item, at) => {
    const id = isJsonObject(item) ? item.id : undefined;
    return shared(typeof id === "string" ? byId.get(id) : was[at], item);
  });
  return items.length === was.length && items.every((item, at) => item === was[at]) ? was : items;
}
