import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";

/** Everything that a step does and says, without its id and where it starts. Equal: they are one step drawn twice. */
export function meaningOf({ id: _id, from: _from, except: _except, ...rest }: Transition): string {
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The states that transitions of one meaning leave together; null when two leave the same one, or one is common already. */
export function originsTogether(transitions: readonly Transition[]): readonly string[] | null {
  const all = transitions.flatMap(({ from }) => (from === "any" ? [] : [...new Set(from)]));
  const distinct = new Set(all).size === all.length;
  return distinct && transitions.every(({ from }) => from !== "any") ? all : null;
}

/** The states that a common transition would have to leave out to start where these do; null: it cannot. */
export function exceptionsFor({ states }: Blueprint, origins: readonly string[]): readonly string[] | null {
  const wanted = new Set(origins);
  const known = states.filter(({ id }) => wanted.has(id));
  if (known.length !== wanted.size || known.some(({ final }) => final !== undefined)) return null;
  return states.filter(({ id, final }) => final === undefined && !wanted.has(id)).map(({ id }) => id);
}
