import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { type Sentence, textIn } from "../../blueprints/text.ts";
import { originsOf } from "../canvas/describe.ts";
import { arrowId } from "../canvas/graph.ts";
import { openPlace, type Point, placesOf } from "../canvas/places.ts";
import { type Difference, differences } from "../document/differences.ts";

export type Mark = Difference["kind"] | "moved";

/** One difference as the list beside the picture shows it. */
export interface Shown {
  readonly mark: Mark;
  /** `state:open`, `transition:take`, or `blueprint`. */
  readonly element: string;
  readonly text: Sentence;
}

/** Two documents in one picture. */
export interface Compared {
  /** What is there now, and what is gone, each where it stands or stood; without what is common to all states. */
  readonly document: Blueprint;
  readonly states: ReadonlyMap<string, Mark>;
  /** By the id of the arrow in the picture. */
  readonly arrows: ReadonlyMap<string, Mark>;
  /** Where states that have moved stood before. */
  readonly formerly: ReadonlyMap<string, Point>;
  /** Common transitions that differ. */
  readonly common: readonly { readonly transition: Transition; readonly mark: Mark }[];
  readonly items: readonly Shown[];
}

/** No id of the grammar holds such a letter. */
const GHOST = "~";

/** What differs between two documents, for the picture and for the list; pure. */
export function compared(before: Blueprint, after: Blueprint): Compared {
  const words = differences(before, after);
  const marks = new Map(words.map(({ element, kind }) => [element, kind]));
  const formerly = movedFrom(before, after);
  const [had, has] = [arrowsOf(before), arrowsOf(after)];
  const gone = before.states.filter((state) => marks.get(`state:${state.id}`) === "removed");
  const ghosts = before.transitions.flatMap((transition) => ghostOf(transition, before, has));
  const arrows = new Map<string, Mark>();
  for (const transition of ghosts)
    for (const from of transition.from) arrows.set(arrowId(transition.id, from), "removed");
  for (const [id, { transition }] of has) {
    const own = marks.get(`transition:${transition}`);
    if (!had.has(id) || had.get(id)?.to !== has.get(id)?.to) arrows.set(id, "added");
    else if (own) arrows.set(id, own);
  }
  const states = new Map<string, Mark>();
  for (const id of formerly.keys()) states.set(id, "moved");
  for (const { id } of [...after.states, ...gone]) {
    const own = marks.get(`state:${id}`);
    if (own) states.set(id, own);
  }
  return {
    document: together(before, after, gone, ghosts),
    states,
    arrows,
    formerly,
    common: [
      ...after.transitions.filter(({ from }) => from === "any"),
      ...before.transitions.filter(({ id, from }) => from === "any" && marks.get(`transition:${id}`) === "removed"),
    ].flatMap((transition) => {
      const mark = marks.get(`transition:${transition.id}`);
      return mark ? [{ transition, mark }] : [];
    }),
    items: [
      ...words.map(({ kind, element, text }) => ({ mark: kind, element, text })),
      ...after.states.flatMap(({ id, name }): Shown[] =>
        formerly.has(id) ? [{ mark: "moved", element: `state:${id}`, text: named(name) }] : [],
      ),
    ],
  };
}

const named = (name: State["name"]): Sentence => ({
  en: `‘${textIn(name, "en")}’ in the picture`,
  fr: `« ${textIn(name, "fr")} » dans le dessin`,
});

type Arrows = ReadonlyMap<string, { readonly transition: string; readonly to: string }>;

/** Lines as they are drawn: a common transition has none. */
const arrowsOf = (document: Blueprint): Arrows =>
  new Map(
    document.transitions.flatMap((transition) =>
      transition.from === "any"
        ? []
        : originsOf(document, transition).map(
            (from) => [arrowId(transition.id, from), { transition: transition.id, to: transition.to }] as const,
          ),
    ),
  );

/** The lines of a transition that are drawn no more, as a transition of their own. */
function ghostOf(transition: Transition, before: Blueprint, has: Arrows): (Transition & { from: string[] })[] {
  if (transition.from === "any") return [];
  const lost = originsOf(before, transition).filter(
    (from) => has.get(arrowId(transition.id, from))?.to !== transition.to,
  );
  return lost.length === 0 ? [] : [{ ...transition, id: `${transition.id}${GHOST}`, from: lost }];
}

/** What a ghost was; anything else is itself. */
export const realId = (id: string): string => (id.endsWith(GHOST) ? id.slice(0, -1) : id);

/** Only what was placed by hand in both can have moved. */
function movedFrom(before: Blueprint, after: Blueprint): ReadonlyMap<string, Point> {
  const [was, is] = [before.layout ?? {}, after.layout ?? {}];
  const kept = before.states.filter(({ id }) => after.states.some((state) => state.id === id));
  return new Map(
    kept.flatMap(({ id }): [string, Point][] => {
      const [old, now] = [Object.hasOwn(was, id) ? was[id] : undefined, Object.hasOwn(is, id) ? is[id] : undefined];
      return old && now && (old[0] !== now[0] || old[1] !== now[1]) ? [[id, [old[0], old[1]]]] : [];
    }),
  );
}

function together(
  before: Blueprint,
  after: Blueprint,
  gone: readonly State[],
  ghosts: readonly Transition[],
): Blueprint {
  const stood = placesOf(before);
  const { limit: _, ...rest } = after;
  let document: Blueprint = {
    ...rest,
    layout: Object.fromEntries([...placesOf(after)].map(([id, [x, y]]) => [id, [x, y]])),
    transitions: [...after.transitions.filter(({ from }) => from !== "any"), ...ghosts],
  };
  // Where something else stands now, what is gone is shown below it.
  for (const state of gone)
    document = {
      ...document,
      layout: { ...document.layout, [state.id]: openPlace(document, stood.get(state.id)) },
      states: [...document.states, state],
    };
  return document;
}
