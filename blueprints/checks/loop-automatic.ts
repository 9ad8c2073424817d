import type { Transition } from "../blueprint.ts";
import type { Graph } from "../graph.ts";
import { pointer } from "../json.ts";
import { MAX_FINDINGS } from "../limits.ts";
import { textIn } from "../text.ts";
import type { Check } from "./check.ts";

/** Starts that need nobody from outside. */
const INNER: ReadonlySet<string> = new Set(["fieldChanged", "childrenSolved"]);

export const loopAutomatic: Check = {
  code: "loop.automatic",
  title: { en: "Automatic steps in a circle", fr: "Étapes automatiques en boucle" },
  severity: "error",
  *check({ document, graph }) {
    const byItself = document.transitions.filter(isUnconditional);
    for (const circle of circles(byItself, graph)) {
      const names = (language: string): string => {
        const states = circle.map((id) => textIn(graph.states.get(id)?.item.name ?? id, language));
        const round = [...states, states[0] ?? ""];
        return round.length > 8 ? [...round.slice(0, 6), "…", ...round.slice(-1)].join(" → ") : round.join(" → ");
      };
      yield {
        pointer: pointer("states", graph.states.get(circle[0] ?? "")?.index ?? 0),
        message: {
          en: `These automatic steps run in a circle, and nothing stops them: ${names("en")}.`,
          fr: `Ces étapes automatiques tournent en rond, et rien ne les arrête : ${names("fr")}.`,
        },
      };
    }
  },
};

/** Starts by time or by what the process itself changes, whatever the ticket holds. */
function isUnconditional({ start, before }: Transition): boolean {
  if (!start || start.when !== undefined || before?.when !== undefined) return false;
  return "after" in start || INNER.has(start.on);
}

/** One circle for each set of states that automatic steps join in a circle, in the order in which they run. */
function circles(automatic: readonly Transition[], graph: Graph): string[][] {
  const next = new Map<string, string[]>();
  for (const transition of automatic) {
    if (!graph.states.has(transition.to) || graph.states.get(transition.to)?.item.final) continue;
    for (const { item } of graph.sources(transition)) {
      if (item.final) continue;
      const list = next.get(item.id);
      if (list) list.push(transition.to);
      else next.set(item.id, [transition.to]);
    }
  }
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of next.keys()) {
    // Depth first with a stack of our own: a ring of thousands of states costs no recursion.
    const path: string[] = [];
    const onPath = new Map<string, number>();
    const open: { id: string; left: string[] }[] = [];
    const enter = (id: string): void => {
      onPath.set(id, path.length);
      path.push(id);
      open.push({ id, left: [...new Set(next.get(id) ?? [])] });
    };
    if (!done.has(start)) enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const to = top.left.pop();
      if (to === undefined) {
        open.pop();
        path.pop();
        onPath.delete(top.id);
        done.add(top.id);
      } else if (onPath.has(to)) {
        found.push(path.slice(onPath.get(to)));
        if (found.length >= MAX_FINDINGS) return found;
      } else if (!done.has(to)) enter(to);
    }
  }
  return found;
}
