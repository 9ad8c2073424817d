import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import { asBlueprint, type Part } from "../../blueprints/part.ts";
import type { Text } from "../../blueprints/text.ts";
import { originsOf } from "../canvas/describe.ts";
import { clip } from "../commands/clipping.ts";
import { isBlueprintLike } from "../document/readable.ts";
import type { Selection } from "../document/selection.ts";

/** A first draft: two states and the step between them. */
export const plainPart = (key: string, name: string): Part => ({
  ...{ kind: "part", schemaVersion: 1, key, name },
  states: [
    { id: "asked", name: { en: "Asked", fr: "Demandé" }, status: "open" },
    { id: "answered", name: { en: "Answered", fr: "Répondu" }, status: "open" },
  ],
  transitions: [{ id: "answer", name: { en: "Answer", fr: "Répondre" }, from: ["asked"], to: "answered" }],
  layout: { asked: [0, 0], answered: [320, 0] },
});

/** True for a part that can be drawn, finished or not. */
export function isPartLike(value: unknown): value is Part {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "part") return false;
  // What is missing for a blueprint is its entry alone.
  return isBlueprintLike({ ...value, kind: "blueprint", entry: { into: {} } });
}

/** What is selected as a part: its states with the steps among them, from the corner. Null: no state is selected. */
export function partOf(document: Blueprint, selection: Selection, key: string, name: Text): Part | null {
  const { states, places } = clip(document, { ...selection, transitions: [] });
  if (states.length === 0) return null;
  const known = new Set(states.map(({ id }) => id));
  const left = Math.min(...Object.values(places).map(([x]) => x));
  const top = Math.min(...Object.values(places).map(([, y]) => y));
  return {
    ...{ kind: "part", schemaVersion: 1, key, name },
    // A way back into a state that stays behind leads nowhere in a part.
    states: states.map(({ reenter, ...state }) => (reenter && known.has(reenter) ? { ...state, reenter } : state)),
    transitions: document.transitions.flatMap((step) => among(document, step, known)),
    layout: Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, [x - left, y - top]])),
  };
}

/** A step as far as it stays among some states. One that is common to all leaves these alone: elsewhere it would be too common. */
function among(document: Blueprint, step: Transition, known: ReadonlySet<string>): Transition[] {
  const from = originsOf(document, step).filter((id) => known.has(id));
  const { except: _, ...rest } = step;
  return known.has(step.to) && from.length > 0 ? [{ ...rest, from }] : [];
}

/** The part as the picture draws it. */
export const drawn = (part: Part): Blueprint => asBlueprint(part);
