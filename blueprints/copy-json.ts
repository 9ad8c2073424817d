import type { Finding } from "./finding.ts";
import type { Json } from "./json.ts";
import { pointer } from "./json.ts";
import { badKey, badNumber, badText, isBadKey, isBadText, notJson, tooBig, tooDeep } from "./limit-findings.ts";
import { MAX_BYTES, MAX_DEPTH, MAX_FINDINGS } from "./limits.ts";
import type { ParsedJson } from "./parse-json.ts";

interface Frame {
  readonly source: object;
  readonly keys: readonly string[];
  readonly copy: Json[] | { [key: string]: Json };
  next: number;
}

const NOT_JSON = {
  en: "only texts, numbers, true, false, null, lists and plain objects may stand in a document.",
  fr: "un document ne contient que textes, nombres, true, false, null, listes et objets simples.",
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};

/**
 * The same limits as for a text, for a value that is already parsed (an editor's document, a request's body): gives a clean
 * copy. Walks without recursion; a value that holds itself ends at the depth limit, one that repeats a part at the size limit.
 */
export function copyJson(input: unknown): ParsedJson {
  try {
    return walk(input);
  } catch {
    // A getter or proxy of the caller's threw: such a value is no JSON.
    return { ok: false, findings: [notJson("", "", NOT_JSON)] };
  }
}

function walk(input: unknown): ParsedJson {
  const findings: Finding[] = [];
  const frames: Frame[] = [];
  let size = 0;
  const here = (): string =>
    pointer(...frames.filter((frame) => frame.next >= 0).map((frame) => frame.keys[frame.next] ?? ""));

  /** The copy of a scalar; undefined when a frame was opened instead or the value was refused. */
  const copy = (value: unknown): Json | undefined => {
    size += 2;
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "number") {
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
        findings.push(badNumber(here(), String(value)));
      return value === 0 ? 0 : value;
    }
    if (typeof value === "string") {
      size += value.length;
      if (size <= MAX_BYTES && isBadText(value)) findings.push(badText(value, here()));
      return value;
    }
    if (typeof value === "object" && (Array.isArray(value) || isPlain(value))) {
      if (Array.isArray(value)) size += value.length;
      const keys =
        size > MAX_BYTES
          ? []
          : Array.isArray(value)
            ? Array.from(value, (_, index) => String(index))
            : Object.keys(value);
      frames.push({ source: value, keys, copy: Array.isArray(value) ? [] : {}, next: -1 });
      return undefined;
    }
    findings.push(notJson(here(), "", NOT_JSON));
    return null;
  };

  const give = (frame: Frame, value: Json): void => {
    if (Array.isArray(frame.copy)) frame.copy.push(value);
    else frame.copy[frame.keys[frame.next] ?? ""] = value;
  };

  let result = copy(input);
  while (frames.length > 0) {
    if (size > MAX_BYTES) return { ok: false, findings: [tooBig()] };
    if (frames.length > MAX_DEPTH)
      return { ok: false, findings: [...findings, tooDeep(here())].slice(0, MAX_FINDINGS) };
    if (findings.length >= MAX_FINDINGS) return { ok: false, findings };
    const frame = frames.at(-1) as Frame;
    frame.next += 1;
    const key = frame.keys[frame.next];
    if (key === undefined) {
      frames.pop();
      const parent = frames.at(-1);
      if (parent) give(parent, frame.copy);
      else result = frame.copy;
      continue;
    }
    const list = Array.isArray(frame.source);
    if (!list) {
      size += key.length;
      if (isBadKey(key)) {
        findings.push(badKey(key, here()));
        continue;
      }
    }
    const value: unknown = (frame.source as { [key: string]: unknown })[key];
    // As in JSON.stringify an absent value of an object is no value.
    if (value === undefined && !list) continue;
    const copied = copy(value);
    if (copied !== undefined) give(frame, copied);
  }
  return size > MAX_BYTES
    ? { ok: false, findings: [tooBig()] }
    : findings.length > 0 || result === undefined
      ? { ok: false, findings }
      : { ok: true, value: result };
}
