import type { Transition } from "../blueprints/blueprint.ts";
import type { Sentence } from "../blueprints/text.ts";
import { durationWords } from "./phrases.ts";

/** "after 2 days in the state". */
export function durationCause(after: string, time: "calendar" | "working"): Sentence {
  const { en, fr } = durationWords(after);
  return time === "working"
    ? { en: `after ${en} of working time in the state`, fr: `après ${fr} de temps ouvré dans l’état` }
    : { en: `after ${en} in the state`, fr: `après ${fr} dans l’état` };
}

type EventName = Extract<NonNullable<Transition["start"]>, { readonly on: unknown }>["on"];

/** What starts a step by itself, in words. */
export const EVENTS: Readonly<Record<EventName, Sentence>> = {
  requesterReplied: { en: "when the requester replies", fr: "quand le demandeur répond" },
  thirdPartyReplied: { en: "when the third party answers", fr: "quand le tiers répond" },
  ccReplied: { en: "when somebody in copy replies", fr: "quand une personne en copie répond" },
  approved: { en: "when it is approved", fr: "quand c’est approuvé" },
  rejected: { en: "when it is rejected", fr: "quand c’est refusé" },
  stepsDone: { en: "when the parallel steps are done", fr: "quand les étapes parallèles sont faites" },
  fieldChanged: { en: "when a field changes", fr: "quand un champ change" },
  rated: { en: "when the requester rates", fr: "quand le demandeur évalue" },
  childrenSolved: { en: "when all children are solved", fr: "quand tous les tickets enfants sont résolus" },
  webhook: { en: "when a webhook calls", fr: "quand un webhook appelle" },
  slaWarning: { en: "when an SLA warns", fr: "quand un SLA avertit" },
  slaBreached: { en: "when an SLA is breached", fr: "quand un SLA est dépassé" },
  slaMet: { en: "when an SLA is met", fr: "quand un SLA est tenu" },
};
