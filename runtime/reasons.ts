import type { Reason, ReasonCode } from "../blueprints/finding.ts";
import type { JsonObject } from "../blueprints/json.ts";
import { type Sentence, type Text, textIn } from "../blueprints/text.ts";
import type { CompiledBlueprint } from "./compile.ts";

/** A no, with its place and its sentence in both languages. */
export const reason = (code: ReasonCode, pointer: string, en: string, fr: string, details?: JsonObject): Reason =>
  details === undefined ? { code, pointer, message: { en, fr } } : { code, pointer, message: { en, fr }, details };

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
