import type { State, Transition } from "../../blueprints/blueprint.ts";
import type { Point } from "../canvas/places.ts";
import { openPlace } from "../canvas/places.ts";
import type { Clipping } from "./clipping.ts";
import type { Command } from "./command.ts";
import { freeStateKey, freeTransitionKey, patched } from "./edits.ts";

export interface Paste {
  readonly clipping: Clipping;
  /** How far from where it was copied; absent: a little lower and to the right. */
  readonly by?: Point;
}

/** Puts a clipping into the document under fresh ids; transitions keep their ends where those still exist. */
export const paste: Command<Paste> = {
  name: "paste",
  title: { en: "Paste", fr: "Coller" },
  apply(document, { clipping, by = [40, 104] }) {
    const ids = new Map<string, string>();
    let next = document;
    for (const state of clipping.states) {
      const id = freeStateKey(next, state.id);
      ids.set(state.id, id);
      const [x, y] = clipping.places[state.id] ?? [0, 0];
      const copy: State = { ...state, id };
      const place = openPlace(next, [x + by[0], y + by[1]]);
      next = { ...next, states: [...next.states, copy], layout: { ...next.layout, [id]: place } };
    }
    const known = new Set(next.states.map((s) => s.id));
    const added: string[] = [];
    for (const transition of clipping.transitions) {
      const to = ids.get(transition.to) ?? transition.to;
      const from = transition.from === "any" ? transition.from : ends(transition, ids).filter((id) => known.has(id));
      if (!known.has(to) || from.length === 0) continue;
      const id = freeTransitionKey(next, transition.id);
      const except = transition.except?.map((state) => ids.get(state) ?? state).filter((state) => known.has(state));
      next = {
        ...next,
        transitions: [
          ...next.transitions,
          patched<Transition>(transition, { id, from, to, except: except?.length ? except : undefined }),
        ],
      };
      added.push(id);
    }
    const states = [...ids.values()];
    const count = states.length + added.length;
    if (count === 0) return null;
    return {
      document: next,
      said: {
        en: `Pasted ${count} ${count === 1 ? "thing" : "things"}.`,
        fr: `${count} ${count === 1 ? "élément collé" : "éléments collés"}.`,
      },
      select: states.length > 0 ? { states, transitions: [] } : { states: [], transitions: added },
    };
  },
};

/** With copied states among its origins it leaves only those; else it keeps the origins that it had. */
function ends(transition: Transition, ids: ReadonlyMap<string, string>): string[] {
  if (transition.from === "any") return [];
  const copied = transition.from.flatMap((id) => ids.get(id) ?? []);
  return copied.length > 0 ? copied : transition.from;
}
