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

/** Holders of keys that the document invents: what was never given there is empty, not unknown. */
const OPEN = new Set(["fields", "answers", "visits"]);

const isOpen = (steps: readonly string[], index: number): boolean => index > 0 && OPEN.has(steps[index - 1] ?? "");

/**
 * Reads as our operators do. Empty (null): a value that is null, anything inside a null, a custom field or an answer that was not given.
 * Unknown (undefined): a source that is absent, an attribute that does not exist.
 */
export function typedReader(path: string): Evaluate {
  if (path === "") return (data) => data;
  const steps = path.split(".");
  const open = steps.map((_, index) => (isOpen(steps, index) ? null : undefined));
  return steps.some(UNSAFE) || steps.length > 3 ? carefulReader(steps, open) : plainReader(steps, open);
}

function carefulReader(steps: readonly string[], open: readonly (null | undefined)[]): Evaluate {
  return (data) => {
    let value = data;
    for (let index = 0; index < steps.length; index++) {
      value = step(value, steps[index] ?? "");
      if (value === undefined) return open[index];
      if (value === null) return null;
    }
    return value;
  };
}

/** The hot path, unrolled: keys that no prototype has, of which a plain read is an own read. */
function plainReader(
  [first = "", second = "", third = ""]: readonly string[],
  open: readonly (null | undefined)[],
): Evaluate {
  const [, openSecond, openThird] = open;
  const start = (data: Value): Value => (typeof data === "object" && data !== null ? (data as Bag)[first] : undefined);
  if (open.length === 1) return start;
  if (open.length === 2)
    return (data) => {
      if (typeof data !== "object" || data === null) return undefined;
      const outer = (data as Bag)[first];
      if (typeof outer !== "object" || outer === null) return outer === null ? null : undefined;
      const value = (outer as Bag)[second];
      return value === undefined ? openSecond : value;
    };
  return (data) => {
    if (typeof data !== "object" || data === null) return undefined;
    const outer = (data as Bag)[first];
    if (typeof outer !== "object" || outer === null) return outer === null ? null : undefined;
    const middle = (outer as Bag)[second];
    if (middle === undefined) return openSecond;
    if (typeof middle !== "object" || middle === null) return middle === null ? null : undefined;
    const value = (middle as Bag)[third];
    return value === undefined ? openThird : value;
  };
}
