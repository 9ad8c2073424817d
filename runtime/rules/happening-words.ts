import type { Sentence } from "../../blueprints/text.ts";
import type { Happening } from "../../blueprints/trigger.ts";
import { list } from "../phrases.ts";

const WORDS: Readonly<Record<Happening, Sentence>> = {
  created: { en: "a new ticket", fr: "un nouveau ticket" },
  changed: { en: "a change", fr: "une modification" },
  requesterReplied: { en: "a reply by the requester", fr: "une réponse du demandeur" },
  agentReplied: { en: "a reply by an agent", fr: "une réponse d’un agent" },
  noteAdded: { en: "an internal note", fr: "une note interne" },
  thirdPartyReplied: { en: "an answer by a third party", fr: "une réponse d’un tiers" },
  assigned: { en: "an assignment", fr: "une attribution" },
  waits: { en: "a ticket that waits in its group", fr: "un ticket qui attend dans son groupe" },
  statusChanged: { en: "a change of status", fr: "un changement de statut" },
  solved: { en: "a solved ticket", fr: "un ticket résolu" },
  reopened: { en: "a reopened ticket", fr: "un ticket rouvert" },
  closed: { en: "a closed ticket", fr: "un ticket clos" },
  stateEntered: { en: "a new state", fr: "un nouvel état" },
  stepTaken: { en: "a step", fr: "une étape" },
  slaWarning: { en: "a time limit that is near", fr: "une échéance proche" },
  slaBreached: { en: "a missed time limit", fr: "une échéance manquée" },
  slaMet: { en: "a kept time limit", fr: "une échéance tenue" },
  childrenSolved: { en: "all its children solved", fr: "tous ses enfants résolus" },
  taskDone: { en: "a task done", fr: "une tâche faite" },
  rated: { en: "a rating", fr: "un avis" },
  effectFailed: { en: "a failed delivery", fr: "un envoi échoué" },
};

const MOST_TOLD = 4;
/** Said by what they come with, more exactly. */
const GENERAL: ReadonlySet<Happening> = new Set(["changed", "statusChanged"]);

/** What a rule starts on: "a new ticket or a reply by the requester". */
export const startsOn = (on: readonly Happening[]): Sentence =>
  list(
    on.slice(0, MOST_TOLD).map((one) => WORDS[one]),
    "or",
  );

/** What happened: "an assignment and a new state"; null: nothing that rules start on. */
export function happenedWords(happened: ReadonlySet<Happening>): Sentence | null {
  if (happened.size === 0) return null;
  const particular = [...happened].filter((one) => !GENERAL.has(one));
  const told = particular.length > 0 ? particular : [...happened].slice(-1);
  return list(
    told.slice(0, MOST_TOLD).map((one) => WORDS[one]),
    "and",
  );
}
