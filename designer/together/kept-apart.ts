import type { Blueprint } from "../../blueprints/blueprint.ts";
import { freeKey } from "../../blueprints/key.ts";
import { type Keyed, same } from "./lists.ts";

/**
 * My document with other ids for what I added under an id that they gave to something else meanwhile: two people who both add
 * “New state” have two states. What is equal on both sides is one thing.
 */
export function keptApart(base: Blueprint, mine: Blueprint, theirs: Blueprint): Blueprint {
  const states = otherNames(base.states, mine.states, theirs.states);
  const transitions = otherNames(base.transitions, mine.transitions, theirs.transitions);
  const sections = otherNames(base.sections ?? [], mine.sections ?? [], theirs.sections ?? []);
  const notes = otherNames(base.notes ?? [], mine.notes ?? [], theirs.notes ?? []);
  if (states.size + transitions.size + sections.size + notes.size === 0) return mine;
  const state = (id: string) => states.get(id) ?? id;
  const called = <T extends Keyed>(item: T, names: ReadonlyMap<string, string>): T => {
    const id = names.get(item.id);
    return id === undefined ? item : { ...item, id };
  };
  const into = Object.fromEntries(Object.entries(mine.entry.into).map(([status, id]) => [status, state(id)]));
  return {
    ...mine,
    entry: { ...mine.entry, into },
    ...(mine.limit && {
      limit: { ...mine.limit, ...(mine.limit.pausedIn && { pausedIn: mine.limit.pausedIn.map(state) }) },
    }),
    states: mine.states.map((item) => {
      const next = called(item, states);
      return item.reenter !== undefined && states.has(item.reenter) ? { ...next, reenter: state(item.reenter) } : next;
    }),
    transitions: mine.transitions.map((item) => ({
      ...called(item, transitions),
      from: item.from === "any" ? item.from : item.from.map(state),
      to: state(item.to),
      ...(item.except && { except: item.except.map(state) }),
    })),
    ...(mine.sections && {
      sections: mine.sections.map((item) => ({ ...called(item, sections), states: item.states.map(state) })),
    }),
    ...(mine.notes && { notes: mine.notes.map((item) => called(item, notes)) }),
    ...(mine.layout && {
      layout: Object.fromEntries(Object.entries(mine.layout).map(([id, place]) => [state(id), place])),
    }),
  };
}

/** New ids for what both added under one, where it is not the same. */
function otherNames(base: readonly Keyed[], mine: readonly Keyed[], theirs: readonly Keyed[]): Map<string, string> {
  const old = new Set(base.map(({ id }) => id));
  const other = new Map(theirs.map((item) => [item.id, item]));
  const taken = [...base, ...mine, ...theirs].map(({ id }) => id);
  const names = new Map<string, string>();
  for (const item of mine) {
    const their = other.get(item.id);
    if (old.has(item.id) || !their || same(item, their)) continue;
    const id = freeKey(taken, item.id);
    taken.push(id);
    names.set(item.id, id);
  }
  return names;
}
