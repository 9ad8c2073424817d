import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { freeKey } from "../../blueprints/key.ts";
import type { Layout } from "../../blueprints/layout.ts";
import { type Text, textIn } from "../../blueprints/text.ts";
import type { Selection } from "../document/selection.ts";

/** `object` with the keys of `patch`; a key whose value is undefined is taken away. Keys that stay keep their order. */
export function patched<T extends object>(object: T, patch: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const entries = Object.entries({ ...object, ...patch }).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets the type; the entries are those of T and of its own patch.
  return Object.fromEntries(entries) as T;
}

/** The list with `change` applied where `matches`; the same list when nothing matched. */
export function mapWhere<T>(list: readonly T[], matches: (item: T) => boolean, change: (item: T) => T): T[] {
  return list.map((item) => (matches(item) ? change(item) : item));
}

export const withStates = (document: Blueprint, states: State[]): Blueprint => ({ ...document, states });
export const withTransitions = (document: Blueprint, transitions: Transition[]): Blueprint => ({
  ...document,
  transitions,
});

/** The document with a new layout; the key goes when nothing is placed. */
export function withLayout(document: Blueprint, layout: Layout): Blueprint {
  return patched(document, { layout: Object.keys(layout).length > 0 ? layout : undefined });
}

export const stateOf = (document: Blueprint, id: string): State | undefined => document.states.find((s) => s.id === id);
export const transitionOf = (document: Blueprint, id: string): Transition | undefined =>
  document.transitions.find((t) => t.id === id);

export const freeStateKey = (document: Blueprint, wanted: string): string =>
  freeKey(
    document.states.map((s) => s.id),
    wanted,
  );

export const freeTransitionKey = (document: Blueprint, wanted: string): string =>
  freeKey(
    document.transitions.map((t) => t.id),
    wanted,
  );

/** A name that no other carries: `New state`, `New state 2`. */
export function freeName(taken: readonly Text[], en: string, fr: string): { en: string; fr: string } {
  const used = new Set(taken.flatMap((text) => [textIn(text, "en"), textIn(text, "fr")]));
  if (!used.has(en) && !used.has(fr)) return { en, fr };
  for (let number = 2; ; number += 1) {
    const name = { en: `${en} ${number}`, fr: `${fr} ${number}` };
    if (!used.has(name.en) && !used.has(name.fr)) return name;
  }
}

/** The text with `value` in one language; a one-string text stays one string. */
export function translated(text: Text, language: string, value: string): Text {
  return typeof text === "string" ? value : { ...text, [language]: value };
}

/** The state that an edit starts from: the last one selected, or where the selected transition starts. */
export function originOf(document: Blueprint, selection: Selection): string | undefined {
  const step = selection.transitions.at(-1);
  const from = step === undefined ? undefined : transitionOf(document, step)?.from;
  return selection.states.at(-1) ?? (Array.isArray(from) ? from[0] : undefined);
}
