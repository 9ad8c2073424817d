import type { Blueprint, State, Transition } from "../blueprints/blueprint.ts";
import { conditionSentence, parseCondition } from "../blueprints/condition.ts";
import type { Json } from "../blueprints/json.ts";
import { type Sentence, textIn } from "../blueprints/text.ts";
import { actionType } from "../blueprints/vocabulary/actions.ts";
import { askType } from "../blueprints/vocabulary/asks.ts";
import { durationWords, list, person } from "./phrases.ts";

/** The plain sentences of one step: who can take it when, or what starts it; what is asked; what happens then. */
export function describeTransition(document: Blueprint, transition: Transition): Sentence {
  const parts = [opening(document, transition), asking(transition), following(transition)].filter(
    (part) => part !== null,
  );
  return { en: parts.map(({ en }) => en).join(" "), fr: parts.map(({ fr }) => fr).join(" ") };
}

/** A whole blueprint as paragraphs: how tickets come in, then each state with the steps that leave it. */
export function describeBlueprint(document: Blueprint): readonly Sentence[] {
  return [entrySentence(document), ...document.states.flatMap((state) => stateSentences(document, state))];
}

const stateNamed = (document: Blueprint, id: string): Sentence => {
  const name = document.states.find((state) => state.id === id)?.name ?? id;
  return { en: textIn(name, "en"), fr: textIn(name, "fr") };
};

function entrySentence(document: Blueprint): Sentence {
  const when = condition(document.entry.when);
  const into = Object.entries(document.entry.into).flatMap(([status, id]) =>
    id === undefined ? [] : [{ status, name: stateNamed(document, id) }],
  );
  return {
    en: `${textIn(document.name, "en")}: ${when ? `it takes a ticket when ${lower(when.en)}` : "it takes every ticket"}; ${into.map(({ status, name }) => `a ticket of status ${status} enters ${name.en}`).join(", ")}.`,
    fr: `${textIn(document.name, "fr")} : ${when ? `il prend un ticket quand ${lower(when.fr)}` : "il prend tous les tickets"} ; ${into.map(({ status, name }) => `un ticket au statut ${status} entre dans ${name.fr}`).join(", ")}.`,
  };
}

function stateSentences(document: Blueprint, state: State): readonly Sentence[] {
  const name = stateNamed(document, state.id);
  const final =
    state.final === undefined
      ? { en: "", fr: "" }
      : { en: ` It ends the process: ${state.final}.`, fr: ` Il termine le processus : ${state.final}.` };
  const head = {
    en: `In ${name.en} the ticket is ${state.status}.${final.en}`,
    fr: `Dans ${name.fr}, le ticket est au statut ${state.status}.${final.fr}`,
  };
  return [
    head,
    ...document.transitions.filter((one) => leaves(one, state)).map((one) => describeTransition(document, one)),
  ];
}

const leaves = ({ from, except }: Transition, state: State): boolean =>
  from === "any" ? state.final === undefined && !except?.includes(state.id) : from.includes(state.id);

function opening(document: Blueprint, transition: Transition): Sentence {
  const { start, before, name } = transition;
  const step = { en: textIn(name, "en"), fr: textIn(name, "fr") };
  const to = stateNamed(document, transition.to);
  const when = condition(before?.when);
  const [ifEn, ifFr] = when ? [` when ${lower(when.en)}`, ` quand ${lower(when.fr)}`] : ["", ""];
  if (!start) {
    const who = before?.who
      ? list(before.who.map(person))
      : { en: "Any agent of the department", fr: "Tout agent du département" };
    return {
      en: `${capital(who.en)} can take “${step.en}”${ifEn}; it leads to ${to.en}.`,
      fr: `${capital(who.fr)} : « ${step.fr} » est possible${ifFr} ; l’étape mène à ${to.fr}.`,
    };
  }
  const also = condition(start.when);
  const [alsoEn, alsoFr] = also ? [` and ${lower(also.en)}`, ` et ${lower(also.fr)}`] : ["", ""];
  const cause = "on" in start ? EVENTS[start.on] : durationCause(start.after, start.time);
  return {
    en: `${capital(cause.en)}${alsoEn}${ifEn}, “${step.en}” leads to ${to.en} by itself.`,
    fr: `${capital(cause.fr)}${alsoFr}${ifFr}, « ${step.fr} » mène de lui-même à ${to.fr}.`,
  };
}

function durationCause(after: string, time: "calendar" | "working"): Sentence {
  const { en, fr } = durationWords(after);
  return time === "working"
    ? { en: `after ${en} of working time in the state`, fr: `après ${fr} de temps ouvré dans l’état` }
    : { en: `after ${en} in the state`, fr: `après ${fr} dans l’état` };
}

type EventName = Extract<NonNullable<Transition["start"]>, { readonly on: unknown }>["on"];

const EVENTS: Readonly<Record<EventName, Sentence>> = {
  requesterReplied: { en: "when the requester replies", fr: "quand le demandeur répond" },
  thirdPartyReplied: { en: "when the third party answers", fr: "quand le tiers répond" },
  ccReplied: { en: "when somebody in copy replies", fr: "quand une personne en copie répond" },
  approved: { en: "when it is approved", fr: "quand c’est approuvé" },
  rejected: { en: "when it is rejected", fr: "quand c’est refusé" },
  stepsDone: { en: "when the parallel steps are done", fr: "quand les étapes parallèles sont faites" },
  fieldChanged: { en: "when a field changes", fr: "quand un champ change" },
  childrenSolved: { en: "when all children are solved", fr: "quand tous les tickets enfants sont résolus" },
  webhook: { en: "when a webhook calls", fr: "quand un webhook appelle" },
  slaWarning: { en: "when an SLA warns", fr: "quand un SLA avertit" },
  slaBreached: { en: "when an SLA is breached", fr: "quand un SLA est dépassé" },
  slaMet: { en: "when an SLA is met", fr: "quand un SLA est tenu" },
};

function asking({ during }: Transition): Sentence | null {
  const asks = (during ?? []).filter(({ ask }) => ask !== "message");
  if (asks.length === 0) return null;
  const items = asks.map((ask) => {
    const said = askType(ask.ask)?.sentence(ask, plain) ?? { en: ask.ask, fr: ask.ask };
    const required = "required" in ask ? ask.required : undefined;
    const when = typeof required === "object" ? condition(required) : null;
    if (when)
      return { en: `${said.en} (needed when ${lower(when.en)})`, fr: `${said.fr} (exigé quand ${lower(when.fr)})` };
    return required === true ? said : { en: `${said.en} (if wanted)`, fr: `${said.fr} (facultatif)` };
  });
  const joined = list(items);
  return { en: `It asks: ${lower(joined.en)}.`, fr: `Il faut : ${lower(joined.fr)}.` };
}

function following({ after }: Transition): Sentence | null {
  if (!after || after.length === 0) return null;
  const joined = list(
    after.map((action) => actionType(action.do)?.sentence(action, plain) ?? { en: action.do, fr: action.do }),
  );
  return { en: `Then: ${lower(joined.en)}.`, fr: `Ensuite : ${lower(joined.fr)}.` };
}

function condition(written: Json | undefined): Sentence | null {
  if (written === undefined) return null;
  const parsed = parseCondition(written);
  return parsed.ok ? conditionSentence(parsed.condition) : null;
}

/** Vocabulary sentences take one name for both languages: the key as it is written. */
const plain = (reference: string): string => reference.slice(reference.indexOf(":") + 1);

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
