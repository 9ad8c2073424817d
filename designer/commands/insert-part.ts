import type { Section, State } from "../../blueprints/blueprint.ts";
import { freeKey } from "../../blueprints/key.ts";
import type { Part } from "../../blueprints/part.ts";
import { textIn } from "../../blueprints/text.ts";
import { type Point, placesOf } from "../canvas/places.ts";
import type { Command } from "./command.ts";
import { freeName } from "./edits.ts";
import { paste } from "./paste.ts";

export interface InsertPart {
  readonly part: Part;
  /** The published version that it is; absent: a draft, of which nothing newer is offered later. */
  readonly version?: number;
  /** Where its first state comes to stand; absent: below everything. */
  readonly at?: Point;
}

/** Puts the states and steps of a part in, under names and ids of their own, framed by a section that says where they are from. */
export const insertPart: Command<InsertPart> = {
  name: "insertPart",
  title: { en: "Insert a part", fr: "Insérer une partie" },
  apply(document, { part, version, at }) {
    const taken = document.states.map(({ name }) => name);
    const states = part.states.map((state): State => {
      const name = freeName(taken, textIn(state.name, "en"), textIn(state.name, "fr"));
      taken.push(name);
      return { ...state, name };
    });
    const places = placesOf({ ...document, states: part.states, transitions: part.transitions, layout: part.layout });
    const lowest = Math.max(0, ...[...placesOf(document).values()].map(([, y]) => y));
    const first = places.get(states[0]?.id ?? "") ?? [0, 0];
    const wanted: Point = at ?? [0, lowest + 200];
    const change = paste.apply(document, {
      clipping: {
        filrouge: "clipping",
        states,
        transitions: part.transitions,
        places: Object.fromEntries(states.map(({ id }) => [id, places.get(id) ?? [0, 0]])),
      },
      by: [wanted[0] - first[0], wanted[1] - first[1]],
    });
    if (!change?.select) return null;
    const sections = change.document.sections ?? [];
    // Paste adds at the end, in their order; a step whose ends are not there is left out.
    const added = change.document.transitions.slice(document.transitions.length);
    const whole = added.length === part.transitions.length;
    const section: Section = {
      id: freeKey(
        sections.map(({ id }) => id),
        part.key,
      ),
      name: part.name,
      states: [...change.select.states],
      ...(version !== undefined &&
        whole && {
          from: {
            part: part.key,
            version,
            states: pairs(part.states, change.select.states),
            transitions: pairs(
              part.transitions,
              added.map(({ id }) => id),
            ),
          },
        }),
    };
    const [en, fr] = [textIn(part.name, "en"), textIn(part.name, "fr")];
    return {
      ...change,
      document: { ...change.document, sections: [...sections, section] },
      said: { en: `Inserted ${en}.`, fr: `${fr} inséré.` },
    };
  },
};

const pairs = (items: readonly { readonly id: string }[], ids: readonly string[]): { [id: string]: string } =>
  Object.fromEntries(items.map(({ id }, at) => [id, ids[at] ?? id]));
