import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { type Point, placesOf } from "../canvas/places.ts";
import type { Selection } from "../document/selection.ts";

/** What copy takes along: the states with their places, the transitions among them, and those selected by themselves. */
export interface Clipping {
  readonly filrouge: "clipping";
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  readonly places: { readonly [state: string]: Point };
}

/** Copies what is selected; transitions between copied states come along. */
export function clip(document: Blueprint, selection: Selection): Clipping {
  const chosen = new Set(selection.states);
  const steps = new Set(selection.transitions);
  const states = document.states.filter((s) => chosen.has(s.id));
  const inner = (t: Transition) => t.from !== "any" && chosen.has(t.to) && t.from.some((id) => chosen.has(id));
  const transitions = document.transitions.filter((t) => steps.has(t.id) || inner(t));
  const places = placesOf(document);
  return {
    filrouge: "clipping",
    states,
    transitions,
    places: Object.fromEntries(states.map((s) => [s.id, places.get(s.id) ?? [0, 0]])),
  };
}

/** Reads a clipping back from the clipboard's text; null for any other text. The grammar judges it once it is in the document. */
export function readClipping(text: string): Clipping | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("filrouge" in value) || value.filrouge !== "clipping")
      return null;
    if (
      !("states" in value && Array.isArray(value.states) && "transitions" in value && Array.isArray(value.transitions))
    )
      return null;
    if (!("places" in value) || typeof value.places !== "object") return null;
    return value as Clipping; // its three parts are there; it was written by clip()
  } catch {
    return null;
  }
}
