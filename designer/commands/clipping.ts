import { z } from "zod";
import {
  type Blueprint,
  type State,
  stateSchema,
  type Transition,
  transitionSchema,
} from "../../blueprints/blueprint.ts";
import { parseJson } from "../../blueprints/parse-json.ts";
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

/** No more than a blueprint may hold. */
const LONGEST = 5_000_000;

const clippingSchema = z.strictObject({
  filrouge: z.literal("clipping"),
  states: z.array(stateSchema).max(2500),
  transitions: z.array(transitionSchema).max(5000),
  places: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

/** Reads a clipping back from the clipboard's text, which may come from anywhere; null when the grammar knows no such thing. */
export function readClipping(text: string): Clipping | null {
  if (text.length > LONGEST) return null;
  const value = parseJson(text);
  if (!value.ok) return null;
  const read = clippingSchema.safeParse(value.value);
  return read.success ? read.data : null;
}
