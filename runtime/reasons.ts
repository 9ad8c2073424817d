import type { Reason, ReasonCode } from "../blueprints/finding.ts";
import type { JsonObject } from "../blueprints/json.ts";
import type { Right } from "../blueprints/people.ts";
import { type Sentence, type Text, textIn } from "../blueprints/text.ts";
import type { CompiledBlueprint } from "./compiled.ts";

/** A no, with its place and its sentence in both languages. */
export const reason = (code: ReasonCode, pointer: string, en: string, fr: string, details?: JsonObject): Reason =>
  details === undefined ? { code, pointer, message: { en, fr } } : { code, pointer, message: { en, fr }, details };

/** A no to a rule: the same as to a person, but for the place in a request that nobody has sent. */
export type Refusal = Omit<Reason, "pointer">;

/** A text of a document as a sentence of ours. */
export const sentenceOf = (text: Text): Sentence => ({ en: textIn(text, "en"), fr: textIn(text, "fr") });

/** Name of a state in both languages; its id when the document does not know it. */
export function stateName(blueprint: CompiledBlueprint, state: string): Sentence {
  const known = blueprint.states.get(state);
  return known ? sentenceOf(known.state.name) : { en: state, fr: state };
}

/** Where the ticket is and which steps lead on: what a refusal tells, so that person or program can go on. */
export function whereabouts(blueprint: CompiledBlueprint, state: string): JsonObject {
  return {
    blueprint: blueprint.key,
    version: blueprint.version,
    state,
    stateName: stateName(blueprint, state),
    allowed: (blueprint.states.get(state)?.buttons ?? []).map(({ id, transition }) => ({
      transition: id,
      name: sentenceOf(transition.name),
      to: transition.to,
    })),
  };
}

/** The step does not leave the state in which the ticket stands. */
export const notFromHere = (blueprint: CompiledBlueprint, state: string, name: Text): Reason => {
  const [here, step] = [stateName(blueprint, state), sentenceOf(name)];
  return reason(
    "notFromHere",
    "/transition",
    `${step.en} is not offered in ${here.en}.`,
    `${step.fr} n’est pas proposée dans ${here.fr}.`,
    whereabouts(blueprint, state),
  );
};

export const noRight = (right: Right): Reason =>
  reason("notAllowed", "", `This needs the right “${right}”.`, `Il faut le droit « ${right} ».`, { right });

export const noStep = (id: string): Reason =>
  reason("unknown", "/transition", `There is no step ${id}.`, `L’étape ${id} n’existe pas.`, { transition: id });

export const noField = (key: string, pointer: string): Reason =>
  reason("unknown", pointer, `There is no field ${key}.`, `Le champ ${key} n’existe pas.`);

export const closedReason = (pointer = ""): Reason =>
  reason(
    "closed",
    pointer,
    "This ticket is closed, and closed is final.",
    "Ce ticket est clos, et la clôture est définitive.",
  );

export const noTicket = (): Reason => reason("unknown", "", "There is no such ticket.", "Ce ticket n’existe pas.");

export const notInBlueprint = (): Reason =>
  reason("notInBlueprint", "", "This ticket is in no blueprint.", "Ce ticket n’est dans aucun blueprint.");

export const assigneeNeeded = (pointer = ""): Reason =>
  reason(
    "assigneeNeeded",
    pointer,
    "A ticket needs an owner before it is solved.",
    "Un ticket a besoin d’un responsable avant d’être résolu.",
  );
