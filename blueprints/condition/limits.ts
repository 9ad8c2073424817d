import type { Finding } from "../finding.ts";
import { pointer } from "../json.ts";
import type { Run } from "../vocabulary/operator.ts";

/** Levels of operators in operators; an operator's own list of operands is no level. */
export const MAX_DEPTH = 64;
/** Bytes of a condition as JSON text. */
export const MAX_BYTES = 65_536;
/** Steps of one evaluation: each round of a list operator costs the operators that it runs. */
export const MAX_STEPS = 10_000;
/** Characters of a text that a condition makes. */
export const MAX_TEXT = 65_536;
/** Items of a list that a condition makes or goes through. */
export const MAX_ITEMS = 1_000;

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Thrown inside an evaluation that passes a limit, and caught at its top: the answer is then unknown. One object, so that it costs nothing. */
export const STOPPED = Object.freeze({ stopped: true });

/** Takes steps from the budget of the evaluation. */
export function spend(run: Run, steps: number): void {
  run.steps -= steps;
  if (run.steps < 0) throw STOPPED;
}

/** Bytes of `text` inside JSON, quotes included. */
function textBytes(text: string): number {
  let bytes = text.length + 2;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20) bytes += 5;
    else if (code === 0x22 || code === 0x5c) bytes += 1;
    else if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

const refusal = (code: string, at: string, en: string, fr: string): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message: { en, fr },
});

/**
 * Checks size, depth, forbidden keys and that it is JSON at all, with a stack of its own:
 * input nested a million deep must not overflow ours, so this comes before any recursion.
 */
export function checkLimits(json: unknown, at: string): Finding | null {
  const stack: { value: unknown; depth: number; at: string; operands: boolean }[] = [
    { value: json, depth: 0, at, operands: false },
  ];
  let bytes = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value } = next;
    if (typeof value === "string") bytes += textBytes(value) + 1;
    else if (value === null || typeof value === "boolean") bytes += 5;
    else if (typeof value === "number" && Number.isFinite(value)) bytes += String(value).length + 1;
    else if (typeof value === "object") {
      const list = Array.isArray(value);
      const prototype: unknown = Object.getPrototypeOf(value);
      if (!list && prototype !== Object.prototype && prototype !== null)
        return refusal("condition.notJson", next.at, "This is not JSON.", "Ceci n’est pas du JSON.");
      const depth = next.depth + (list && next.operands ? 0 : 1);
      if (depth > MAX_DEPTH)
        return refusal(
          "condition.tooDeep",
          next.at.length > 400 ? at : next.at,
          `A condition may be ${MAX_DEPTH} levels deep; this one is deeper.`,
          `Une condition peut avoir ${MAX_DEPTH} niveaux ; celle-ci en a davantage.`,
        );
      bytes += 3;
      if (list) {
        if (value.length > MAX_BYTES) bytes += value.length;
        else
          for (let index = value.length - 1; index >= 0; index--)
            stack.push({ value: value[index], depth, at: `${next.at}/${index}`, operands: false });
      } else {
        const entries = Object.entries(value);
        if (entries.length > MAX_BYTES) bytes += entries.length;
        else
          for (const [key, child] of entries.reverse()) {
            const place = next.at + pointer(key);
            if (FORBIDDEN.has(key))
              return refusal(
                "condition.forbiddenKey",
                place,
                `The key ${key} is not allowed.`,
                `La clé ${key} n’est pas permise.`,
              );
            bytes += textBytes(key) + 1;
            stack.push({ value: child, depth, at: place, operands: entries.length === 1 });
          }
      }
    } else return refusal("condition.notJson", next.at, "This is not JSON.", "Ceci n’est pas du JSON.");
    if (bytes > MAX_BYTES)
      return refusal(
        "condition.tooBig",
        at,
        "A condition may be 64 kB long; this one is longer.",
        "Une condition peut peser 64 ko ; celle-ci est plus longue.",
      );
  }
  return null;
}
