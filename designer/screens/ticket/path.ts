import type { Blueprint } from "../../../blueprints/blueprint.ts";

export interface WayToEnd {
  readonly steps: number;
  /** Id of the final state that the shortest way reaches. */
  readonly end: string;
}

/** The shortest drawn way from a state to the end: to a resolved one if there is any, else to the nearest. */
export function wayToEnd(document: Blueprint, from: string): WayToEnd | null {
  const states = new Map(document.states.map((state) => [state.id, state]));
  const reached = new Map<string, number>([[from, 0]]);
  const open = [from];
  let other: WayToEnd | null = null;
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const steps = reached.get(at) ?? 0;
    const final = states.get(at)?.final;
    if (final === "resolved") return { steps, end: at };
    if (final) {
      other ??= { steps, end: at };
      continue;
    }
    for (const transition of document.transitions) {
      const leaves = transition.from === "any" ? !transition.except?.includes(at) : transition.from.includes(at);
      if (!leaves || reached.has(transition.to)) continue;
      reached.set(transition.to, steps + 1);
      open.push(transition.to);
    }
  }
  return other;
}

/** A step from this state that asks for this field: where a locked field can be changed. */
export function stepAsking(document: Blueprint, state: string, field: string) {
  return document.transitions.find(
    (transition) =>
      !transition.start &&
      (transition.from === "any" ? !transition.except?.includes(state) : transition.from.includes(state)) &&
      transition.during?.some((ask) => ask.ask === "field" && ask.field === field),
  );
}
