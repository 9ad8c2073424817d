import type { Json } from "../json.ts";
import type { Run, Value } from "../vocabulary/operator.ts";
import { MAX_DEPTH, MAX_STEPS, MAX_TEXT, STOPPED, spend } from "./limits.ts";

/** JsonLogic's truth: the empty list is false too. */
export const truthy = (value: Value): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/**
 * The text of a value as JsonLogic's reference makes it, worked out here because a value's own `toString` key must not be called.
 * What would be too long or too deep stops the evaluation, and long lists cost steps.
 */
export function toText(value: Value, run: Run, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if (!Array.isArray(value)) return "[object Object]";
  return joinTexts(value, ",", run, depth + 1);
}

/** Joins as `Array.prototype.join` does: null and what is missing are empty. */
export function joinTexts(values: readonly Value[], separator: string, run: Run, depth = 0): string {
  if (depth > MAX_DEPTH) throw STOPPED;
  spend(run, values.length >> 4);
  let text = "";
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (index > 0) text += separator;
    if (value !== null && value !== undefined) text += toText(value, run, depth);
    if (text.length > MAX_TEXT) throw STOPPED;
  }
  return text;
}

/** Longest text that is read as a number; longer ones are none. */
const LONGEST_NUMBER = 1_024;

/** Number as JavaScript's operators see it. */
export function toNumber(value: Value, run: Run): number {
  if (typeof value === "number") return value;
  if (value === undefined) return Number.NaN;
  if (typeof value === "boolean" || value === null) return Number(value);
  const text = toText(value, run);
  return text.length > LONGEST_NUMBER ? Number.NaN : Number(text);
}

/** Number at the beginning of a text, as the reference's + and * read it. */
export const parseNumber = (value: Value, run: Run): number =>
  typeof value === "number" ? value : Number.parseFloat(toText(value, run).slice(0, LONGEST_NUMBER));

/** JavaScript's ==, without calling anything on the values. */
export function looselyEqual(left: Value, right: Value, run: Run): boolean {
  const leftIsObject = typeof left === "object" && left !== null;
  const rightIsObject = typeof right === "object" && right !== null;
  if (leftIsObject === rightIsObject) {
    // biome-ignore lint/suspicious/noDoubleEquals: JsonLogic's == is JavaScript's.
    return left == right;
  }
  const other = leftIsObject ? right : left;
  if (other === null || other === undefined) return false;
  // biome-ignore lint/suspicious/noDoubleEquals: as above, between a text and a primitive.
  return toText(leftIsObject ? left : right, run) == other;
}

/** JavaScript's < (`strict`) or <=, without calling anything on the values. */
export function ordered(left: Value, right: Value, strict: boolean, run: Run): boolean {
  if (typeof left === "number" && typeof right === "number") return strict ? left < right : left <= right;
  const isText = (value: Value): boolean => typeof value === "string" || (typeof value === "object" && value !== null);
  const [low, high] =
    isText(left) && isText(right)
      ? [toText(left, run), toText(right, run)]
      : [toNumber(left, run), toNumber(right, run)];
  return strict ? low < high : low <= high;
}

/** Known to be nothing: null, an empty text, an empty list. */
export const isNothing = (value: Json): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Whether a value may leave the evaluation: lists that hold themselves twice over grow without limit when they are written out. */
export function isBounded(value: Json): boolean {
  if (typeof value !== "object" || value === null) return true;
  const stack: { value: Json; depth: number }[] = [{ value, depth: 0 }];
  let left = MAX_STEPS;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth > MAX_DEPTH) return false;
    for (const child of Object.values(next.value)) {
      if (--left < 0) return false;
      stack.push({ value: child, depth: next.depth + 1 });
    }
  }
  return true;
}

/** Equal for our operators: the same value, part by part; everything that is nothing is the same nothing. Big values cost steps. */
export function same(left: Json, right: Json, run: Run): boolean {
  if (left === right) return true;
  if (typeof left !== "object" && typeof right !== "object") return false;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  return sameParts(left, right, run, 0);
}

function sameParts(left: Json, right: Json, run: Run, depth: number): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (depth > MAX_DEPTH) throw STOPPED;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  // Also what is small costs here: values that hold themselves twice over are compared part by part.
  spend(run, 1 + (keys.length >> 4));
  if (keys.length !== Object.keys(right).length) return false;
  const [a, b] = [left as { readonly [key: string]: Json }, right as { readonly [key: string]: Json }]; // Lists are compared index by index.
  return keys.every((key) => Object.hasOwn(b, key) && sameParts(a[key] ?? null, b[key] ?? null, run, depth + 1));
}
