import type { Evaluate, Value } from "../vocabulary/operator.ts";

const UNSAFE = (key: string): boolean => key in Object.prototype || key in Array.prototype;

/** One step into a value: own properties only, `undefined` when there is none. Lists answer to indexes alone, texts to nothing. */
export function step(value: Value, key: string): Value {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  if (Array.isArray(value) && key === "length") return undefined;
  return (value as { readonly [key: string]: Value })[key]; // An own key of a list or an object.
}

/** Reads as JsonLogic does: `undefined` for whatever is not there. */
export function readRaw(data: Value, path: string): Value {
  if (path === "") return data;
  let value = data;
  for (const key of path.split(".")) {
    value = step(value, key);
    if (value === undefined) return undefined;
  }
  return value;
}

type Bag = { readonly [key: string]: Value };

/** A step for keys that no prototype has, where a plain read is an own read: this is the hot path. */
const plainStep = (value: Value, key: string): Value =>
  typeof value === "object" && value !== null ? (value as Bag)[key] : undefined;

/** Keys that a custom field or an answer may have: what was never given is empty there, not unknown. */
const isOpen = (steps: readonly string[], index: number): boolean =>
  index > 0 && (steps[index - 1] === "fields" || steps[index - 1] === "answers" || steps[index - 1] === "changes");

/**
 * Reads as our operators do. Empty (null): a value that is null, anything inside a null, a custom field or an answer that was not given.
 * Unknown (undefined): a source that is absent, an attribute that does not exist.
 */
export function typedReader(path: string): Evaluate {
  if (path === "") return (data) => data;
  const steps = path.split(".");
  const take = steps.some(UNSAFE) ? step : plainStep;
  const [first = "", second = "", third = ""] = steps;
  if (steps.length === 1) return (data) => take(data, first);
  const open = steps.map((_, index) => (isOpen(steps, index) ? null : undefined));
  const [, openSecond, openThird] = open;
  if (steps.length === 2)
    return (data) => {
      const outer = take(data, first);
      if (outer === null || outer === undefined) return outer;
      const value = take(outer, second);
      return value === undefined ? openSecond : value;
    };
  if (steps.length === 3)
    return (data) => {
      const outer = take(data, first);
      if (outer === null || outer === undefined) return outer;
      const middle = take(outer, second);
      if (middle === null || middle === undefined) return middle === undefined ? openSecond : null;
      const value = take(middle, third);
      return value === undefined ? openThird : value;
    };
  return (data) => {
    let value = data;
    for (let index = 0; index < steps.length; index++) {
      value = take(value, steps[index] ?? "");
      if (value === undefined) return open[index];
      if (value === null) return null;
    }
    return value;
  };
}
