import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { graphOf } from "../../blueprints/graph.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { list } from "../../runtime/phrases.ts";
import { sentenceOf } from "../../runtime/reasons.ts";
import { originsOf } from "../canvas/describe.ts";
import type { MakeCommon } from "../commands/make-common.ts";
import type { Selection } from "../document/selection.ts";
import { exceptionsFor, meaningOf, originsTogether } from "./alike.ts";
import { BOUNDS } from "./measures.ts";

export interface Suggestion {
  readonly text: Sentence;
  /** What it is about. */
  readonly shows: Selection;
  /** One press does it; absent: it is for a person to decide. */
  readonly act?: MakeCommon;
}

/** So many arrows are worth being one common transition. */
const ARROWS = 4;

/** What would make a process easier to read, without another meaning. */
export function suggestions(document: Blueprint): readonly Suggestion[] {
  return [...repeated(document), ...unreachable(document), ...twins(document), ...crowded(document)];
}

const quoted = (name: State["name"]): Sentence => {
  const { en, fr } = sentenceOf(name);
  return { en: `“${en}”`, fr: `« ${fr} »` };
};

function repeated(document: Blueprint): readonly Suggestion[] {
  const groups = new Map<string, Transition[]>();
  for (const transition of document.transitions) {
    if (transition.from === "any") continue;
    const meaning = meaningOf(transition);
    groups.set(meaning, [...(groups.get(meaning) ?? []), transition]);
  }
  return [...groups.values()].flatMap((group): Suggestion[] => {
    const [first] = group;
    const origins = originsTogether(group);
    if (!first || !origins) return [];
    const { en, fr } = quoted(first.name);
    const transitions = group.map(({ id }) => id);
    const shows = { states: [], transitions };
    const except = exceptionsFor(document, origins);
    if (origins.length >= ARROWS && except && except.length <= origins.length)
      return [
        {
          text: {
            en: `These ${origins.length} arrows ${en} are one common transition.`,
            fr: `Ces ${origins.length} flèches ${fr} sont une seule transition commune.`,
          },
          shows,
          act: { transitions, everywhere: true },
        },
      ];
    if (group.length < 2) return [];
    return [
      {
        text: {
          en: `These ${group.length} transitions ${en} do the same: one from ${origins.length} states would do.`,
          fr: `Ces ${group.length} transitions ${fr} font la même chose : une seule, depuis ${origins.length} états, suffirait.`,
        },
        shows,
        act: { transitions, everywhere: false },
      },
    ];
  });
}

function unreachable(document: Blueprint): readonly Suggestion[] {
  const { reachable, starts } = graphOf(document);
  const lost = document.states.filter(({ id }) => !reachable.has(id));
  if (starts.size === 0 || lost.length === 0) return [];
  const names = list(
    lost.map(({ name }) => quoted(name)),
    "and",
  );
  return [
    {
      text: {
        en: `No ticket can get to ${names.en}: lead there, or leave it out.`,
        fr: `Aucun ticket ne peut arriver dans ${names.fr} : y mener, ou s’en passer.`,
      },
      shows: { states: lost.map(({ id }) => id), transitions: [] },
    },
  ];
}

/** States that wait for the same things and lead to the same places. */
function twins(document: Blueprint): readonly Suggestion[] {
  const groups = new Map<string, State[]>();
  for (const state of document.states) {
    const { id, name: _name, note: _note, colour: _colour, ...rest } = state;
    const ways = document.transitions.filter((one) => originsOf(document, one).includes(id)).map(meaningOf);
    if (ways.length === 0) continue;
    const key = JSON.stringify([Object.entries(rest).sort(), ways.sort()]);
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  return [...groups.values()].flatMap((states): Suggestion[] => {
    if (states.length < 2) return [];
    const names = list(
      states.map(({ name }) => quoted(name)),
      "and",
    );
    return [
      {
        text: {
          en: `${names.en} have the same ways out and the same rules: is one state enough?`,
          fr: `${names.fr} ont les mêmes sorties et les mêmes règles : un seul état suffit-il ?`,
        },
        shows: { states: states.map(({ id }) => id), transitions: [] },
      },
    ];
  });
}

function crowded(document: Blueprint): readonly Suggestion[] {
  const [most] = BOUNDS.choices;
  return document.states.flatMap((state): Suggestion[] => {
    const buttons = document.transitions.filter((one) => !one.start && originsOf(document, one).includes(state.id));
    if (buttons.length <= most) return [];
    const { en, fr } = quoted(state.name);
    return [
      {
        text: {
          en: `In ${en} people choose among ${buttons.length} steps; above ${most} the right one takes long to find.`,
          fr: `Dans ${fr}, on choisit parmi ${buttons.length} étapes ; au-delà de ${most}, la bonne est longue à trouver.`,
        },
        shows: { states: [state.id], transitions: [] },
      },
    ];
  });
}
