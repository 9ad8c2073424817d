import type { Transition } from "../blueprint.ts";
import type { Graph } from "../graph.ts";
import { pointer } from "../json.ts";
import { MAX_FINDINGS } from "../limits.ts";
import { type Language, textIn } from "../text.ts";
import type { Check, Problem } from "./check.ts";

/** So many steps one after the other are followed; the runtime cuts such a chain at a hundred. */
const MOST_FOLLOWED = 100;

/** Starts that need nobody from outside. */
const INNER: ReadonlySet<string> = new Set(["fieldChanged", "childrenSolved"]);

export const loopAutomatic: Check = {
  code: "loop.automatic",
  title: { en: "Automatic steps in a circle", fr: "Étapes automatiques en boucle" },
  severity: "error",
  *check({ document, graph }) {
    const ends = endsOf(document.transitions, graph);
    yield* ends.circles.map(stepsThatTakeEachOther(document.transitions));
    const byItself = document.transitions.filter(isUnconditional);
    for (const circle of circles(byItself, graph, ends.of)) {
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

/** Whether a step that another takes is taken whenever the ticket stands in that state. */
const leaves = ({ from, except, before }: Transition, state: string): boolean =>
  before?.when === undefined && (from === "any" ? !except?.includes(state) : from.includes(state));

interface Ends {
  /** In which state the ticket stands when everything that a step takes further has been taken. */
  readonly of: (transition: Transition) => string;
  /** Steps whose after-actions take each other without end, in their order. */
  readonly circles: readonly (readonly Transition[])[];
}

/** Follows the steps that steps take. */
function endsOf(transitions: readonly Transition[], graph: Graph): Ends {
  const byId = new Map(transitions.map((one) => [one.id, one]));
  const known = new Map<Transition, string>();
  const circles: (readonly Transition[])[] = [];
  const follow = (transition: Transition, path: readonly Transition[]): string => {
    const before = known.get(transition);
    if (before !== undefined) return before;
    const begun = path.indexOf(transition);
    if (begun >= 0 || path.length > MOST_FOLLOWED) {
      if (begun >= 0 && circles.length < MAX_FINDINGS) circles.push(path.slice(begun));
      return transition.to;
    }
    let at = transition.to;
    for (const action of transition.after ?? []) {
      const next = action.do === "takeTransition" ? byId.get(action.transition) : undefined;
      if (next && !graph.states.get(at)?.item.final && leaves(next, at)) at = follow(next, [...path, transition]);
    }
    known.set(transition, at);
    return at;
  };
  for (const transition of transitions) follow(transition, []);
  return { of: (transition) => known.get(transition) ?? transition.to, circles };
}

const stepsThatTakeEachOther =
  (transitions: readonly Transition[]) =>
  (circle: readonly Transition[]): Problem => {
    const [first] = circle;
    const names = (language: Language): string =>
      [...circle.slice(0, 6), ...(circle.length > 6 ? ["…"] : []), ...circle.slice(0, 1)]
        .map((one) => (typeof one === "string" ? one : textIn(one.name, language)))
        .join(" → ");
    const taken = circle[1] ?? first;
    const at = first?.after?.findIndex((one) => one.do === "takeTransition" && one.transition === taken?.id) ?? 0;
    return {
      pointer: pointer("transitions", first ? transitions.indexOf(first) : 0, "after", at),
      message: {
        en: `These steps take each other without end: ${names("en")}.`,
        fr: `Ces étapes se prennent l’une l’autre sans fin : ${names("fr")}.`,
      },
    };
  };

/** One circle for each set of states that automatic steps join in a circle, in the order in which they run. */
function circles(automatic: readonly Transition[], graph: Graph, endOf: Ends["of"]): string[][] {
  const next = new Map<string, string[]>();
  for (const transition of automatic) {
    const end = endOf(transition);
    if (!graph.states.has(end) || graph.states.get(end)?.item.final) continue;
    for (const { item } of graph.sources(transition)) {
      if (item.final) continue;
      const list = next.get(item.id);
      if (list) list.push(end);
      else next.set(item.id, [end]);
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
