import type { Blueprint, Section, State, Transition } from "../../blueprints/blueprint.ts";
import { freeKey } from "../../blueprints/key.ts";
import type { Part } from "../../blueprints/part.ts";
import { textIn } from "../../blueprints/text.ts";
import { mergeBlueprints } from "../together/merge-blueprints.ts";
import type { Command } from "./command.ts";
import { deleteSelection } from "./delete-selection.ts";

export interface UpdatePart {
  /** The section that the part was put into. */
  readonly section: string;
  /** The part as it was put in, and as it is now. */
  readonly was: Part;
  readonly now: Part;
  readonly version: number;
}

type Ids = { readonly [id: string]: string };

/** Brings what was put in up to a newer version of its part. What was changed here stays as it is here. */
export const updatePart: Command<UpdatePart> = {
  name: "updatePart",
  title: { en: "Bring a part up to date", fr: "Mettre une partie à jour" },
  apply(document, { section: id, was, now, version }) {
    const section = document.sections?.find((one) => one.id === id);
    const from = section?.from;
    if (!section || !from) return null;
    const states = withFresh(from.states, now.states, document.states);
    const transitions = withFresh(from.transitions, now.transitions, document.transitions);
    const own = (items: Ids) => new Set(Object.values(items));
    const [mineStates, mineSteps] = [own(from.states), own(from.transitions)];
    // What is merged are states and steps alone.
    const { sections: _sections, layout: _layout, notes: _notes, examples: _examples, ...shell } = document;
    const mine: Blueprint = {
      ...shell,
      states: document.states.filter((one) => mineStates.has(one.id)),
      transitions: document.transitions.filter((one) => mineSteps.has(one.id)),
    };
    const base = { ...shell, ...called(was, states, transitions) };
    const theirs = { ...shell, ...called(now, states, transitions) };
    const { document: merged, clashes } = mergeBlueprints(base, mine, theirs);
    const next = placed(joined(document, mine, merged), section, now, states);
    const left = new Set(next.states.map((one) => one.id));
    const inside = [...new Set([...section.states, ...merged.states.map((one) => one.id)])].filter((one) =>
      left.has(one),
    );
    const [en, fr] = [textIn(now.name, "en"), textIn(now.name, "fr")];
    const kept = clashes.length;
    return {
      document: {
        ...next,
        sections: (next.sections ?? document.sections ?? []).map((one) =>
          one.id === id ? { ...one, states: inside, from: { part: from.part, version, states, transitions } } : one,
        ),
      },
      said: {
        en: `${en} is at version ${version}.${kept > 0 ? ` ${kept} changed here and there: kept as here.` : ""}`,
        fr: `${fr} est à la version ${version}.${kept > 0 ? ` ${kept} modifiés ici et là : gardés comme ici.` : ""}`,
      },
      select: { states: inside, transitions: [] },
    };
  },
};

/** The ids of the part here, with free ones for what is new in it. */
function withFresh(
  known: Ids,
  items: readonly { readonly id: string }[],
  here: readonly { readonly id: string }[],
): Record<string, string> {
  const taken = here.map(({ id }) => id);
  const ids: Record<string, string> = { ...known };
  for (const { id } of items) {
    if (Object.hasOwn(known, id)) continue;
    const free = freeKey(taken, id);
    ids[id] = free;
    taken.push(free);
  }
  return ids;
}

/** The states and steps of a part under the ids that they have here. */
function called(part: Part, states: Ids, transitions: Ids): Pick<Blueprint, "states" | "transitions"> {
  const state = (id: string) => states[id] ?? id;
  return {
    states: part.states.map(
      ({ reenter, ...one }): State => ({ ...one, id: state(one.id), ...(reenter && { reenter: state(reenter) }) }),
    ),
    transitions: part.transitions.map(
      (one): Transition => ({
        ...one,
        id: transitions[one.id] ?? one.id,
        from: one.from === "any" ? "any" : one.from.map(state),
        to: state(one.to),
        ...(one.except && { except: one.except.map(state) }),
      }),
    ),
  };
}

/** The whole with the merged part in the place of what was there: changed in its place, new at the end, gone with its arrows. */
function joined(document: Blueprint, mine: Blueprint, merged: Blueprint): Blueprint {
  const list = <T extends { readonly id: string }>(all: readonly T[], before: readonly T[], after: readonly T[]) => {
    const now = new Map(after.map((one) => [one.id, one]));
    const known = new Set(before.map(({ id }) => id));
    return [...all.map((one) => now.get(one.id) ?? one), ...after.filter(({ id }) => !known.has(id))];
  };
  const gone = (before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]) =>
    before.map(({ id }) => id).filter((id) => !after.some((one) => one.id === id));
  const next = {
    ...document,
    states: list(document.states, mine.states, merged.states),
    transitions: list(document.transitions, mine.transitions, merged.transitions),
  };
  const removed = { states: gone(mine.states, merged.states), transitions: gone(mine.transitions, merged.transitions) };
  return deleteSelection.apply(next, removed)?.document ?? next;
}

/** New states stand to those that were there as they do in the part. */
function placed(document: Blueprint, { from }: Section, now: Part, ids: Ids): Blueprint {
  const layout = { ...document.layout };
  const [anchor] = Object.entries(from?.states ?? {}).filter(([id, here]) => now.layout?.[id] && layout[here]);
  const [there, here] = anchor ? [now.layout?.[anchor[0]], layout[anchor[1]]] : [undefined, undefined];
  for (const { id } of now.states) {
    const [own, place] = [ids[id] ?? id, now.layout?.[id]];
    if (layout[own] || !place || !there || !here) continue;
    layout[own] = [place[0] + here[0] - there[0], place[1] + here[1] - there[1]];
  }
  return { ...document, layout };
}
