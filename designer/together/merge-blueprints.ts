import { type Blueprint, blueprintSchema, type State } from "../../blueprints/blueprint.ts";
import { deleteSelection } from "../commands/delete-selection.ts";
import { keptApart } from "./kept-apart.ts";
import { same } from "./lists.ts";
import { type Choices, type Clash, type Merged, merge, ORDER } from "./merge.ts";

/** Objects of a blueprint whose parts are decisions of their own; every other one is a decision as a whole. */
const PARTED = [
  /^$/,
  /^\/(name|description|entry|layout)$/,
  /^\/entry\/into$/,
  /^\/(states|sections)\/[^/]+\/(name|note)$/,
  /^\/notes\/[^/]+\/text$/,
  /^\/transitions\/[^/]+\/(name|before)$/,
];
const parted = (pointer: string): boolean => PARTED.some((one) => one.test(pointer));

/** Where something is drawn is no decision about the process: mine stays, and nobody is asked. */
const PLACES = [/^\/layout(\/|$)/, /^\/notes\/[^/]+\/at$/, new RegExp(`^/(sections|notes)/${ORDER}$`)];
const isPlace = ({ pointer }: Clash): boolean => PLACES.some((one) => one.test(pointer));

/**
 * Two drafts of a blueprint that grew from one. What is new on both sides under one id becomes two; a state that one side took
 * away while the other still leads to it is a clash; and what the grammar would refuse is a clash of the whole.
 */
export function mergeBlueprints(
  base: Blueprint,
  mine: Blueprint,
  theirs: Blueprint,
  choices: Choices = new Map(),
): Merged<Blueprint> {
  if (same(mine, base) || same(mine, theirs)) return { document: theirs, clashes: [] };
  if (same(theirs, base)) return { document: mine, clashes: [] };
  const own = keptApart(base, mine, theirs);
  const { document, clashes } = merge(base, own, theirs, parted, choices);
  const asked = clashes.filter((clash) => !isPlace(clash));
  const mended = mend({ base, mine: own, theirs }, document, asked, choices);
  const reads = (one: Blueprint) => blueprintSchema.safeParse(one).success;
  if (reads(mended.document) || !reads(mine) || !reads(theirs)) return mended;
  const whole: Clash = { pointer: "", base, mine, theirs, both: false };
  return { document: choices.get("") === "theirs" ? theirs : mine, clashes: [whole] };
}

interface Three {
  readonly base: Blueprint;
  readonly mine: Blueprint;
  readonly theirs: Blueprint;
}

const find = ({ states }: Blueprint, id: string): State | undefined => states.find((state) => state.id === id);

/** States that are led to and are not there any more: kept, unless they were chosen to go. */
function mend(three: Three, merged: Blueprint, found: readonly Clash[], choices: Choices): Merged<Blueprint> {
  const clashes = [...found];
  let document = framed(merged);
  for (const id of missing(document)) {
    const pointer = `/states/${id}`;
    const sides = { base: find(three.base, id), mine: find(three.mine, id), theirs: find(three.theirs, id) };
    const state = sides.mine ?? sides.theirs ?? sides.base;
    // Nowhere to be found: it was missing before, and is a finding of the verifier.
    if (!state || (missing(three.mine).has(id) && missing(three.theirs).has(id))) continue;
    if (!clashes.some((clash) => clash.pointer === pointer)) clashes.push({ pointer, ...sides, both: false });
    const choice = choices.get(pointer);
    const stays = choice === undefined || (choice === "theirs" ? sides.theirs : sides.mine) !== undefined;
    document = { ...document, states: [...document.states, state] };
    if (!stays) document = deleteSelection.apply(document, { states: [id], transitions: [] })?.document ?? document;
  }
  return { document, clashes };
}

/** States that something leads to and that the document does not have. */
function missing({ states, transitions, entry, limit }: Blueprint): ReadonlySet<string> {
  const known = new Set(states.map(({ id }) => id));
  const named = [
    ...transitions.flatMap(({ from, to, except = [] }) => [...(from === "any" ? [] : from), to, ...except]),
    ...Object.values(entry.into),
    ...states.flatMap(({ reenter }) => reenter ?? []),
    ...(limit?.pausedIn ?? []),
  ];
  return new Set(named.filter((id) => !known.has(id)));
}

/** Each state stands in one section at most, and no section frames what is not there. */
function framed(document: Blueprint): Blueprint {
  const { sections, layout, states } = document;
  const free = new Set(states.map(({ id }) => id));
  const places = layout && Object.entries(layout).filter(([id]) => free.has(id));
  const kept = sections?.flatMap((section) => {
    const inside = section.states.filter((id) => free.delete(id));
    return inside.length > 0
      ? [inside.length === section.states.length ? section : { ...section, states: inside }]
      : [];
  });
  const { sections: _sections, layout: _layout, ...rest } = document;
  return {
    ...rest,
    ...(places && { layout: Object.fromEntries(places) }),
    ...(kept && kept.length > 0 && { sections: kept }),
  };
}
