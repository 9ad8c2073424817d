import { isJsonObject, type Json, pointer } from "../../blueprints/json.ts";

export interface ChangedPlace {
  readonly op: "added" | "removed" | "changed";
  readonly path: string;
}

const MOST = 100;

/** Where two documents differ, as JSON pointers; items of a list that have an id or a key are known by it, wherever they stand. */
export function changedPlaces(before: Json, after: Json): readonly ChangedPlace[] {
  return differing(before, after, []).slice(0, MOST);
}

function differing(before: Json | undefined, after: Json | undefined, at: readonly string[]): ChangedPlace[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const path = pointer(...at);
  if (before === undefined) return [{ op: "added", path }];
  if (after === undefined) return [{ op: "removed", path }];
  const [old, now] = [parts(before), parts(after)];
  if (!old || !now) return [{ op: "changed", path }];
  const inside = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
    differing(old.get(key), now.get(key), [...at, key]),
  );
  // The same parts in another order.
  return inside.length > 0 ? inside : [{ op: "changed", path }];
}

/** The named parts of a value; null: it has none. */
function parts(value: Json): ReadonlyMap<string, Json> | null {
  if (isJsonObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return null;
  const names = value.map((item) => (isJsonObject(item) ? (item.id ?? item.key) : undefined));
  const named = names.every((name) => typeof name === "string") && new Set(names).size === names.length;
  return named ? new Map(value.map((item, index) => [String(names[index]), item])) : null;
}
