import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { type Category, categoryOf } from "../ui/category.ts";
import { namesOf, type Problems, stateWords, transitionWords, waysOf } from "./describe.ts";
import { NONE } from "./graph.ts";

/** Of all states: what stands below it is no state's own. */
export const COMMON = "*";

/** One line of the outline, of nothing but plain values: what is the same before and after an edit is not drawn again. */
export interface Line {
  readonly key: string;
  readonly kind: "state" | "common" | "transition";
  /** Of the state or transition; empty for the common ones. */
  readonly id: string;
  /** The line under which a transition stands. */
  readonly parent: string;
  readonly name: string;
  /** What follows the name for who does not see the picture. */
  readonly rest: string;
  /** Where a transition leads. */
  readonly target: string;
  /** It happens by itself. */
  readonly alone: boolean;
  readonly category: Category;
  readonly colour: string;
  readonly errors: number;
  readonly warnings: number;
}

const PLAIN = { id: "", parent: "", rest: "", target: "", alone: false, category: "active", colour: "" } as const;

/** Every state with what leads out of it, and what leads out of all at the end; what is closed shows its first line alone. */
export function linesOf(
  document: Blueprint,
  problems: ReadonlyMap<string, Problems>,
  closed: ReadonlySet<string>,
  language: Language,
): readonly Line[] {
  const ways = waysOf(document);
  const names = namesOf(document, language);
  const step = (transition: Transition, parent: string): Line => {
    const name = textIn(transition.name, language);
    const words = transitionWords(names, transition, parent === COMMON ? null : parent, language);
    return {
      ...PLAIN,
      kind: "transition",
      key: `${parent}/${transition.id}`,
      id: transition.id,
      parent,
      name,
      rest: words.slice(name.length),
      target: names.get(transition.to) ?? transition.to,
      alone: transition.start !== undefined,
      ...(problems.get(`transition:${transition.id}`) ?? NONE),
    };
  };
  const out = new Map<string, Transition[]>();
  for (const transition of document.transitions)
    for (const from of transition.from === "any" ? [COMMON] : transition.from) {
      const known = out.get(from);
      if (known) known.push(transition);
      else out.set(from, [transition]);
    }
  const below = (parent: string): readonly Line[] =>
    closed.has(parent) ? [] : (out.get(parent) ?? []).map((transition) => step(transition, parent));
  const states = document.states.flatMap((state): Line[] => {
    const name = names.get(state.id) ?? "";
    const category = categoryOf(state.status, state.final);
    const problem = problems.get(`state:${state.id}`) ?? NONE;
    const words = stateWords(state, category, ways.get(state.id) ?? { out: 0, into: 0 }, problem, language);
    const own = { key: state.id, id: state.id, name, rest: words.slice(name.length), category, ...problem };
    return [{ ...PLAIN, kind: "state", ...own, colour: state.colour ?? "" }, ...below(state.id)];
  });
  if (!out.has(COMMON)) return states;
  return [...states, { ...PLAIN, kind: "common", key: COMMON, name: "", ...NONE }, ...below(COMMON)];
}
