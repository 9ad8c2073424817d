import type { Blueprint, State, Transition } from "./blueprint.ts";

export interface Placed<T> {
  readonly item: T;
  /** Place in the document's list. */
  readonly index: number;
}

/** A blueprint seen as a graph. Names that lead nowhere are left out; the checks report them. */
export interface Graph {
  readonly states: ReadonlyMap<string, Placed<State>>;
  readonly transitions: readonly Placed<Transition>[];
  /** Transitions that may be taken in a state, in document order, common ones among them. */
  readonly exits: (state: string) => readonly Placed<Transition>[];
  /** States that a transition leaves. */
  readonly sources: (transition: Transition) => readonly Placed<State>[];
  /** States that the entry names. */
  readonly starts: ReadonlySet<string>;
  /** States that some ticket can get to. */
  readonly reachable: ReadonlySet<string>;
  /** States from which a final state can be reached. */
  readonly finishing: ReadonlySet<string>;
}

export function graphOf(document: Blueprint): Graph {
  const states = new Map<string, Placed<State>>();
  document.states.forEach((item, index) => {
    if (!states.has(item.id)) states.set(item.id, { item, index });
  });
  const transitions = document.transitions.map((item, index) => ({ item, index }));
  const own = new Map<string, Placed<Transition>[]>();
  const common: { readonly placed: Placed<Transition>; readonly except: ReadonlySet<string> }[] = [];
  for (const placed of transitions) {
    if (placed.item.from === "any") common.push({ placed, except: new Set(placed.item.except) });
    else for (const from of new Set(placed.item.from)) push(own, from, placed);
  }

  const exits = (id: string): readonly Placed<Transition>[] => {
    const state = states.get(id)?.item;
    if (!state) return [];
    const shared = state.final ? [] : common.filter(({ except }) => !except.has(id)).map(({ placed }) => placed);
    if (shared.length === 0) return own.get(id) ?? [];
    return [...(own.get(id) ?? []), ...shared].sort((one, two) => one.index - two.index);
  };

  const sources = (transition: Transition): readonly Placed<State>[] => {
    if (transition.from !== "any") return [...new Set(transition.from)].flatMap((id) => states.get(id) ?? []);
    const except = new Set(transition.except);
    return [...states.values()].filter(({ item }) => !item.final && !except.has(item.id));
  };

  const starts = new Set(Object.values(document.entry.into).filter((id) => states.has(id)));
  const targets = (id: string): readonly string[] => {
    const { reenter } = states.get(id)?.item ?? {};
    return [...exits(id).map(({ item }) => item.to), ...(reenter ? [reenter] : [])];
  };
  const onward = new Map(
    [...states.keys()].map((id) => [id, [...new Set(targets(id))].filter((to) => states.has(to))]),
  );
  const backward = new Map<string, string[]>();
  for (const [from, list] of onward) for (const to of list) push(backward, to, from);
  const finals = [...states.values()].filter(({ item }) => item.final).map(({ item }) => item.id);

  return {
    states,
    transitions,
    exits,
    sources,
    starts,
    reachable: spread(starts, (id) => onward.get(id) ?? []),
    finishing: spread(finals, (id) => backward.get(id) ?? []),
  };
}

/** How many ways from state to state there are, counted without laying them out. */
export function countWays({ states, transitions }: Blueprint): number {
  const working = states.filter(({ final }) => !final).length;
  return transitions.reduce((sum, { from }) => sum + (from === "any" ? working : from.length), 0);
}

/** Everything that can be got to from `first`, the first ones included. */
export function spread(first: Iterable<string>, next: (id: string) => Iterable<string>): ReadonlySet<string> {
  const seen = new Set(first);
  // A set is walked in order of insertion, those added on the way included.
  for (const id of seen) for (const to of next(id)) seen.add(to);
  return seen;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
