import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { list, OUTCOME_WORDS } from "../../runtime/phrases.ts";
import { sentenceOf } from "../../runtime/reasons.ts";
import { type Fields, type Named, Words } from "../../runtime/words.ts";
import { originsOf } from "../canvas/describe.ts";

/** One sentence, and what of the document it is about. */
export interface Line {
  readonly text: Sentence;
  /** Where it stands in the document. */
  readonly pointer: string;
  /** `state:open`, `transition:take`; null: the process as a whole. */
  readonly element: string | null;
  /** The first sentence of a step; what is asked and what follows stand behind it. */
  readonly opens?: true;
}

/** Sentences that belong together under a heading. */
export interface Chapter {
  readonly id: string;
  readonly title: Sentence;
  readonly element: string | null;
  readonly lines: readonly Line[];
}

/** Names that a document does not hold itself. */
export interface Naming {
  readonly fields?: Fields;
  readonly named?: Named;
}

const UNFINISHED: Sentence = {
  en: "Something is not filled in here yet.",
  fr: "Quelque chose n’est pas encore rempli ici.",
};

/** What cannot be said yet is said to be so: a draft is read while it is written. */
function said(say: () => Sentence): Sentence {
  try {
    return say();
  } catch {
    return UNFINISHED;
  }
}

/**
 * A whole process in plain sentences: what it is for, where it begins, each state with what may happen there, what is possible
 * everywhere (once), and its examples. A step that leaves several states is told in full at the first of them.
 */
export function processInWords(document: Blueprint, { fields, named }: Naming = {}): readonly Chapter[] {
  const words = new Words(document, fields, named);
  const told = new Set<string>();
  return [
    purpose(document, named),
    beginning(document, words),
    ...document.states.map((state, index) => inState(document, state, index, words, told)),
    everywhere(document, words),
    examples(document),
  ].filter(({ lines }) => lines.length > 0);
}

const about = (pointer: string, text: Sentence, element: string | null = null): Line => ({ text, pointer, element });
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function purpose(document: Blueprint, named: Named = () => undefined): Chapter {
  const { description, departments, states, transitions } = document;
  const lines: Line[] = [];
  if (description) lines.push(about("/description", sentenceOf(description)));
  if (departments && departments.length > 0) {
    const names = departments.map((one) => named(one) ?? plain(one.replace("department:", "")));
    const { en, fr } = list(names, "and");
    lines.push(about("/departments", { en: `It is for ${en}.`, fr: `Il concerne ${fr}.` }));
  }
  const [en, fr] = [plural(states.length, "state", "states"), plural(states.length, "état", "états")];
  const steps = transitions.length;
  lines.push(
    about("/states", {
      en: `It has ${en} and ${plural(steps, "transition", "transitions")}.`,
      fr: `Il compte ${fr} et ${plural(steps, "transition", "transitions")}.`,
    }),
  );
  const ends = states.flatMap(({ name, final }): Sentence[] => {
    if (final === undefined) return [];
    const [title, outcome] = [sentenceOf(name), OUTCOME_WORDS[final]];
    return [{ en: `${title.en} (${outcome.en})`, fr: `${title.fr} (${outcome.fr})` }];
  });
  if (ends.length > 0) {
    const all = list(ends, "or");
    lines.push(about("/states", { en: `It ends in ${all.en}.`, fr: `Il se termine dans ${all.fr}.` }));
  }
  return { id: "purpose", title: { en: "What it is for", fr: "À quoi il sert" }, element: null, lines };
}

const plain = (text: string): Sentence => ({ en: text, fr: text });

function beginning(document: Blueprint, words: Words): Chapter {
  const lines = [
    about(
      "/entry",
      said(() => words.taken()),
    ),
  ];
  const { limit } = document;
  if (limit)
    lines.push(
      about(
        "/limit",
        said(() => words.limit("process", limit)),
      ),
    );
  return { id: "beginning", title: { en: "Where it begins", fr: "Où il commence" }, element: null, lines };
}

function inState(document: Blueprint, state: State, at: number, words: Words, told: Set<string>): Chapter {
  const element = `state:${state.id}`;
  const lines: Line[] = [];
  try {
    for (const part of words.stateParts(state)) lines.push(about(`/states/${at}/${part.key}`, part.said, element));
  } catch {
    lines.push(about(`/states/${at}`, UNFINISHED, element));
  }
  if (state.note) lines.push(about(`/states/${at}/note`, sentenceOf(state.note), element));
  const again = document.states.find(({ id }) => id === state.reenter);
  if (again) {
    const name = sentenceOf(again.name);
    const text = {
      en: `A ticket reopened there resumes in ${name.en}.`,
      fr: `Un ticket rouvert y reprend dans ${name.fr}.`,
    };
    lines.push(about(`/states/${at}/reenter`, text, element));
  }
  const steps = document.transitions.flatMap((transition, index) =>
    transition.from !== "any" && transition.from.includes(state.id) ? [{ transition, index }] : [],
  );
  // What people do comes before what happens by itself.
  steps.sort((a, b) => Number(a.transition.start !== undefined) - Number(b.transition.start !== undefined));
  for (const { transition, index } of steps) {
    if (told.has(transition.id)) lines.push(toldAlready(document, transition, index));
    else lines.push(...step(transition, index, words));
    told.add(transition.id);
  }
  if (steps.length === 0 && state.final === undefined)
    lines.push(
      about(
        `/states/${at}`,
        { en: "No transition of its own leads on.", fr: "Aucune transition propre n’en part." },
        element,
      ),
    );
  return { id: element, title: sentenceOf(state.name), element, lines };
}

function step(transition: Transition, index: number, words: Words): readonly Line[] {
  const [at, element] = [`/transitions/${index}`, `transition:${transition.id}`];
  try {
    const [opening, asking, following] = [
      words.opening(transition),
      words.asking(transition),
      words.following(transition),
    ];
    return [
      { ...about(transition.start ? `${at}/start` : `${at}/before`, opening, element), opens: true },
      ...(asking ? [about(`${at}/during`, asking, element)] : []),
      ...(following ? [about(`${at}/after`, following, element)] : []),
    ];
  } catch {
    const { en, fr } = sentenceOf(transition.name);
    const text = { en: `“${en}”: ${UNFINISHED.en}`, fr: `« ${fr} » : ${UNFINISHED.fr}` };
    return [{ ...about(at, text, element), opens: true }];
  }
}

/** What was told at another state is only named here, and leads there. */
function toldAlready(document: Blueprint, transition: Transition, index: number): Line {
  const first = document.states.find(({ id }) => originsOf(document, transition).includes(id));
  const target = document.states.find(({ id }) => id === transition.to);
  const [name, to, at] = [
    sentenceOf(transition.name),
    sentenceOf(target?.name ?? transition.to),
    sentenceOf(first?.name ?? ""),
  ];
  return {
    text: {
      en: `“${name.en}” leads to ${to.en} here too, as told at ${at.en}.`,
      fr: `« ${name.fr} » mène aussi d’ici vers ${to.fr}, comme il est dit pour ${at.fr}.`,
    },
    pointer: `/transitions/${index}`,
    element: `transition:${transition.id}`,
    opens: true,
  };
}

function everywhere(document: Blueprint, words: Words): Chapter {
  const lines = document.transitions.flatMap((transition, index): Line[] => {
    if (transition.from !== "any") return [];
    const except = (transition.except ?? []).flatMap((id) => document.states.find((state) => state.id === id) ?? []);
    const names = list(
      except.map(({ name }) => sentenceOf(name)),
      "and",
    );
    const left: Line[] =
      except.length === 0
        ? []
        : [
            about(
              `/transitions/${index}/except`,
              { en: `Not in ${names.en}.`, fr: `Pas dans ${names.fr}.` },
              `transition:${transition.id}`,
            ),
          ];
    return [...step(transition, index, words), ...left];
  });
  const title = { en: "In every state that is not an end", fr: "Dans tout état qui n’est pas une fin" };
  return { id: "everywhere", title, element: null, lines };
}

function examples(document: Blueprint): Chapter {
  const lines = (document.examples ?? []).map(
    ({ name }, index): Line => ({ ...about(`/examples/${index}`, { en: `${name}.`, fr: `${name}.` }), opens: true }),
  );
  return {
    id: "examples",
    title: { en: "Examples that are tried", fr: "Exemples vérifiés" },
    element: null,
    lines,
  };
}
