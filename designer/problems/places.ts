import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { type Text, textIn } from "../../blueprints/text.ts";
import type { Problems } from "../canvas/describe.ts";
import { NOTHING, oneState, oneTransition, type Selection } from "../document/selection.ts";

/** The element that a pointer lies in. */
export function elementAt(
  document: Blueprint,
  pointer: string,
): { readonly kind: "state" | "transition"; readonly id: string; readonly name: Text } | null {
  const [, list, index] = pointer.split("/");
  const kind = list === "states" ? "state" : list === "transitions" ? "transition" : null;
  const element = kind === null ? undefined : document[kind === "state" ? "states" : "transitions"][Number(index)];
  return kind && element ? { kind, id: element.id, name: element.name } : null;
}

/** What to select for a place in the document. */
export function selectionAt(document: Blueprint, pointer: string): Selection {
  const element = elementAt(document, pointer);
  if (!element) return NOTHING;
  return element.kind === "state" ? oneState(element.id) : oneTransition(element.id);
}

/** "Take it, Before", or the pointer's own words. */
export function placeWords(document: Blueprint, pointer: string, language: string, blueprint: string): string {
  const element = elementAt(document, pointer);
  return element ? textIn(element.name, language) : blueprint;
}

/** Findings by element, as badges on the picture show them. Hints have none. */
export function problemsByElement(document: Blueprint, findings: readonly Finding[]): ReadonlyMap<string, Problems> {
  const map = new Map<string, { errors: number; warnings: number }>();
  for (const { pointer, severity } of findings) {
    const element = elementAt(document, pointer);
    if (!element || severity === "hint") continue;
    const key = `${element.kind}:${element.id}`;
    const count = map.get(key) ?? { errors: 0, warnings: 0 };
    map.set(key, count);
    if (severity === "error") count.errors += 1;
    else count.warnings += 1;
  }
  return map;
}
