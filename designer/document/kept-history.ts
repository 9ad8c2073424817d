import type { Blueprint } from "../../blueprints/blueprint.ts";
import { isJsonObject } from "../../blueprints/json.ts";
import type { History, Moment } from "./history.ts";

/** So many steps of undo, and so much text, outlive a reload. */
const MOST = 200;
const MOST_LETTERS = 2_000_000;

type Index = number;
/** A moment whose document is a list of its keys, in their order, each with where its value stands among all values. */
interface Packed {
  readonly document: readonly (readonly [string, Index | readonly Index[]])[];
  readonly selection: Moment["selection"];
  readonly title: Moment["title"];
}

interface Kept {
  readonly values: readonly unknown[];
  readonly moments: readonly Packed[];
}

/** The nearest steps of undo and redo as text. What documents share stands there once. */
export function packed(history: History): string {
  const near = [...history.past.slice(-MOST), history.present, ...history.future.slice(0, MOST)];
  const values: unknown[] = [];
  const known = new Map<unknown, Index>();
  const indexOf = (value: unknown): Index => {
    const was = known.get(value);
    if (was !== undefined) return was;
    known.set(value, values.length);
    return values.push(value) - 1;
  };
  const moments = near.map(
    ({ document, selection, title }): Packed => ({
      document: Object.entries(document).map(
        ([key, value]) => [key, Array.isArray(value) ? value.map(indexOf) : indexOf(value)] as const,
      ),
      selection,
      title,
    }),
  );
  return JSON.stringify({ values, moments } satisfies Kept);
}

/**
 * The steps around the document as it is now; null when the text knows nothing of it. What was undone, or was not saved
 * before the page went, comes back as a step to redo.
 */
export function unpacked(text: string, now: Blueprint): History | null {
  const kept = read(text);
  if (!kept) return null;
  const wanted = JSON.stringify(now);
  const moments = kept.moments.map(({ document, selection, title }): Moment => {
    const entries = document.map(([key, at]) => [
      key,
      typeof at === "number" ? kept.values[at] : at.map((one) => kept.values[one]),
    ]);
    // Packed from a document by packed(), key by key.
    return { document: Object.fromEntries(entries) as Blueprint, selection, title, merge: null };
  });
  const at = moments.findLastIndex(({ document }) => JSON.stringify(document) === wanted);
  const present = moments[at];
  return present ? { past: moments.slice(0, at), present, future: moments.slice(at + 1) } : null;
}

function read(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value) || !Array.isArray(value.values) || !Array.isArray(value.moments)) return null;
    return value as unknown as Kept; // its two parts are there; it was written by packed()
  } catch {
    return null;
  }
}

const nameOf = (key: string): string => `filrouge.history.${key}`;

/** Keeps the steps of this window; those of a document that is too large go with the page. */
export function keepHistory(key: string, history: History): void {
  try {
    const text = packed(history);
    if (text.length > MOST_LETTERS) sessionStorage.removeItem(nameOf(key));
    else sessionStorage.setItem(nameOf(key), text);
  } catch {
    // A full storage is no reason to stop the work: it costs the steps before a reload.
  }
}

export const keptHistory = (key: string, now: Blueprint): History | null =>
  unpacked(sessionStorage.getItem(nameOf(key)) ?? "", now);
