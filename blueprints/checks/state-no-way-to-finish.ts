import { spread } from "../graph.ts";
import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

/** States that go round for ever. What merely leads to a dead end is said there. */
export const stateNoWayToFinish: Check = {
  code: "state.noWayToFinish",
  title: { en: "Loops without a way to a finished state", fr: "Boucles sans chemin vers un état final" },
  severity: "error",
  *check({ graph }) {
    const out = (id: string): string[] =>
      graph
        .exits(id)
        .map(({ item }) => item.to)
        .filter((to) => to !== id);
    const deadEnds = [...graph.states]
      .filter(([id, { item }]) => !item.final && out(id).length === 0)
      .map(([id]) => id);
    const incoming = new Map<string, Set<string>>();
    for (const id of graph.states.keys()) {
      for (const to of new Set(out(id))) incoming.set(to, (incoming.get(to) ?? new Set()).add(id));
    }
    const explained = spread(deadEnds, (id) => incoming.get(id) ?? []);
    for (const [id, { item, index }] of graph.states) {
      if (graph.finishing.has(id) || explained.has(id)) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("states", index),
        message: {
          en: `From ${name.en} there is no way to a finished state.`,
          fr: `De ${name.fr}, aucun chemin ne mène à un état final.`,
        },
      };
    }
  },
};
