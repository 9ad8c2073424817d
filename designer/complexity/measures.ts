import type { Blueprint } from "../../blueprints/blueprint.ts";
import { graphOf } from "../../blueprints/graph.ts";
import { originsOf } from "../canvas/describe.ts";

/** How hard something is to keep in mind. */
export type Weight = "easy" | "demanding" | "hard";

export const MEASURES = ["states", "transitions", "arrows", "decisions", "choices", "depth"] as const;
export type MeasureName = (typeof MEASURES)[number];

/** Up to the first it is easy, up to the second demanding, beyond it hard. */
export const BOUNDS: { readonly [name in MeasureName]: readonly [number, number] } = {
  states: [12, 30],
  transitions: [25, 60],
  arrows: [30, 75],
  decisions: [6, 15],
  choices: [6, 10],
  depth: [8, 15],
};

export interface Measure {
  readonly name: MeasureName;
  readonly value: number;
  readonly weight: Weight;
}

/** What is counted, each with its own verdict; the whole is as hard as its hardest part. */
export function measured(document: Blueprint): { readonly measures: readonly Measure[]; readonly weight: Weight } {
  const choices = document.states.map(
    ({ id }) => document.transitions.filter((one) => !one.start && originsOf(document, one).includes(id)).length,
  );
  const values: { readonly [name in MeasureName]: number } = {
    states: document.states.length,
    transitions: document.transitions.length,
    arrows: document.transitions.reduce((sum, { from }) => sum + (from === "any" ? 0 : new Set(from).size), 0),
    decisions: choices.filter((count) => count > 1).length,
    choices: Math.max(0, ...choices),
    depth: depthOf(document),
  };
  const measures = MEASURES.map((name): Measure => {
    const [easy, demanding] = BOUNDS[name];
    const value = values[name];
    return { name, value, weight: value <= easy ? "easy" : value <= demanding ? "demanding" : "hard" };
  });
  const weights = measures.map(({ weight }) => weight);
  return { measures, weight: weights.includes("hard") ? "hard" : weights.includes("demanding") ? "demanding" : "easy" };
}

/** Steps that the state farthest from where tickets come in is away, on the shortest way. */
function depthOf(document: Blueprint): number {
  const graph = graphOf(document);
  let edge: readonly string[] = [...graph.starts];
  const seen = new Set(edge);
  for (let depth = 0; ; depth += 1) {
    const next = edge.flatMap((id) => graph.exits(id).map(({ item }) => item.to));
    edge = [...new Set(next)].filter((id) => !seen.has(id) && graph.states.has(id));
    if (edge.length === 0) return depth;
    for (const id of edge) seen.add(id);
  }
}
