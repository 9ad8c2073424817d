import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { TimeRule } from "../../blueprints/time-rule.ts";
import { lengthWords } from "../clocks/limit-words.ts";
import { restsUntil } from "../deadlines/automatic-day.ts";
import type { CompiledTimeRule } from "../deadlines/compile-time-rule.ts";
import { countsFrom, dueTimes } from "../deadlines/time-rule-due.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { lookupsOf } from "../lookups.ts";
import { STATUS_WORDS } from "../phrases.ts";
import { sentenceOf, stateName } from "../reasons.ts";
import { scopeOf } from "../scope.ts";
import { decidingPart } from "./deciding-part.ts";
import { instantWords } from "./instant-words.ts";
import { plainly, readsPeople, ruleName, type Telling, type WhyNot } from "./why-not.ts";

/** The ticket as it stood when somebody wonders, and what it could read. */
export interface Standing {
  readonly ticket: Ticket;
  /** Epoch ms. */
  readonly at: number;
  readonly context: Context;
  readonly contextIsNew: boolean;
  /** The rule acted in the very event that is asked about. */
  readonly acted: boolean;
}

interface Asked {
  readonly definitions: Definitions;
  readonly rule: CompiledTimeRule;
  readonly name: Sentence;
  readonly standing: Standing;
  readonly telling: Telling;
}

/** Why a time rule has not acted on the ticket by then. */
export function whyNotTimeRule(
  definitions: Definitions,
  rule: CompiledTimeRule,
  standing: Standing,
  telling: Telling,
): WhyNot {
  const asked: Asked = { definitions, rule, name: ruleName("timeRule", rule.document.name), standing, telling };
  const { name } = asked;
  const { ticket } = standing;
  if (standing.acted) return didAct(asked);
  if (ticket.status === "closed")
    return answer(asked, "closed", {
      en: `${name.en} does not act: the ticket is closed.`,
      fr: `${name.fr} n’agit pas : le ticket est clos.`,
    });
  const from = countsFrom(definitions, rule.document, ticket);
  if (from === null) return notArmed(asked);
  const due = dueTimes(definitions, rule, ticket)[0];
  const own = Object.hasOwn(ticket.timeRules, rule.key) ? ticket.timeRules[rule.key] : undefined;
  if (!due) return own?.from === from ? once(asked, own.dueAt) : noCalendar(asked);
  const acts = Math.max(due.dueAt, rule.publishedAt);
  if (acts > standing.at) return notDue(asked, acts, from);
  return overdue(asked);
}

const answer = ({ rule }: Asked, because: WhyNot["because"], sentence: Sentence): WhyNot =>
  plainly(because, rule.version, sentence);

function explained({ definitions, rule: { when }, standing, telling }: Asked) {
  const { ticket, at, context } = standing;
  const scope = scopeOf(ticket, SYSTEM, at, context, undefined, undefined, lookupsOf(definitions));
  return when && explainCondition(when.parsed, scope, telling.names);
}

function didAct(asked: Asked): WhyNot {
  const { name, standing, telling, rule } = asked;
  const own = standing.ticket.timeRules[rule.key];
  const due = instantWords(own?.dueAt ?? standing.at, telling.zone);
  return answer(asked, "acted", {
    en: `${name.en} did act: it was due on ${due.en}.`,
    fr: `${name.fr} a bien agi : elle était due le ${due.fr}.`,
  });
}

function once(asked: Asked, dueAt: number): WhyNot {
  const { name, rule, telling } = asked;
  const at = instantWords(dueAt, telling.zone);
  const since = sinceWords(asked.definitions, rule.document);
  return answer(asked, "once", {
    en: `${name.en} does not act again: it acted on ${at.en}, and acts once after ${since.en}.`,
    fr: `${name.fr} n’agit pas de nouveau : elle a agi le ${at.fr}, et n’agit qu’une fois après ${since.fr}.`,
  });
}

const noCalendar = (asked: Asked): WhyNot =>
  answer(asked, "nobody", {
    en: `${asked.name.en} is never due: its working hours “${asked.rule.document.calendar ?? "paris-office"}” are not there.`,
    fr: `${asked.name.fr} n’est jamais due : ses heures ouvrées « ${asked.rule.document.calendar ?? "paris-office"} » n’existent pas.`,
  });

function notDue(asked: Asked, dueAt: number, from: number): WhyNot {
  const { name, rule, telling, definitions } = asked;
  const { document } = rule;
  const due = instantWords(dueAt, telling.zone);
  const start = instantWords(from, telling.zone);
  const length = lengthWords(document.reaches, document.time);
  const since = sinceWords(definitions, document);
  const [en, fr] =
    document.since === undefined
      ? [`${length.en} before ${since.en}`, `${length.fr} avant ${since.fr}`]
      : [`${length.en} after ${since.en}`, `${length.fr} après ${since.fr}`];
  return answer(asked, "notDue", {
    en: `${name.en} is not due before ${due.en}: it acts ${en} (${start.en}).`,
    fr: `${name.fr} n’est pas due avant le ${due.fr} : elle agit ${fr} (${start.fr}).`,
  });
}

function overdue(asked: Asked): WhyNot {
  const { name, standing, telling, rule } = asked;
  const rests = restsUntil(standing.ticket);
  if (rests > standing.at) {
    const until = instantWords(rests, telling.zone);
    return answer(asked, "resting", {
      en: `${name.en} rests until ${until.en}: on this day rules of time have acted on the ticket too often.`,
      fr: `${name.fr} se repose jusqu’au ${until.fr} : ce jour-là, les règles de temps ont trop souvent agi sur ce ticket.`,
    });
  }
  const explanation = explained(asked);
  const readToday = standing.contextIsNew && readsPeople(rule.when);
  if (!explanation || explanation.holds === true)
    return {
      ...answer(asked, "unclear", {
        en: `${name.en} is due, and acts as soon as the desk looks at the clock.`,
        fr: `${name.fr} est due, et agit dès que le service regarde l’heure.`,
      }),
      explanation,
      readToday,
    };
  const part = decidingPart(explanation, telling.names);
  return {
    ...answer(asked, "condition", {
      en: `${name.en} was due and did not act, because this did not hold: ${part.en}.`,
      fr: `${name.fr} était due et n’a pas agi, car ceci n’était pas vrai : ${part.fr}.`,
    }),
    explanation,
    readToday,
  };
}

/** It counts from something that is not so on this ticket. */
function notArmed(asked: Asked): WhyNot {
  const { definitions, rule, name, standing } = asked;
  const since = sinceWords(definitions, rule.document);
  const now = instead(definitions, rule.document, standing.ticket);
  return answer(asked, "otherState", {
    en: `${name.en} does not count: it counts ${rule.document.since === undefined ? "towards" : "from"} ${since.en}, and ${now.en}.`,
    fr: `${name.fr} ne compte pas : elle compte ${rule.document.since === undefined ? "jusqu’à" : "depuis"} ${since.fr}, et ${now.fr}.`,
  });
}

function instead(definitions: Definitions, { since, until }: TimeRule, ticket: Ticket): Sentence {
  const word = since ?? until;
  if (typeof word === "object" && "status" in word) {
    const status = STATUS_WORDS[ticket.status];
    return { en: `the ticket is ${status.en}`, fr: `le ticket est ${status.fr}` };
  }
  if (typeof word === "object" && "state" in word) {
    const { place } = ticket;
    const blueprint = place && definitions.blueprint(place.blueprint, place.version);
    if (!place) return { en: "the ticket is in no blueprint", fr: "le ticket n’est dans aucun blueprint" };
    const state = blueprint ? stateName(blueprint, place.state) : { en: place.state, fr: place.state };
    return { en: `the ticket is in ${state.en}`, fr: `le ticket est dans ${state.fr}` };
  }
  if (word === "slaBreached") return { en: "none has been missed", fr: "aucune n’a été manquée" };
  if (word === "slaDue") return { en: "none is running", fr: "aucune ne court" };
  if (word === "lastReply") return { en: "nobody has replied yet", fr: "personne n’a encore répondu" };
  if (word === "lastRequesterWord")
    return { en: "the requester has said nothing yet", fr: "le demandeur n’a encore rien dit" };
  return { en: "that is empty", fr: "c’est vide" };
}

/** What a time rule counts from or towards, in words. */
function sinceWords(definitions: Definitions, { since, until }: TimeRule): Sentence {
  const word = since ?? until ?? "created";
  if (typeof word === "object") {
    if ("status" in word) {
      const { en, fr } = STATUS_WORDS[word.status];
      return { en: `the status ${en}`, fr: `le statut ${fr}` };
    }
    if ("field" in word) {
      const field = definitions.fields.get(word.field);
      const { en, fr } = field ? sentenceOf(field.name) : { en: word.field, fr: word.field };
      return { en: `the date in “${en}”`, fr: `la date de « ${fr} »` };
    }
    const blueprint = definitions.blueprints.find(({ key }) => word.blueprint === undefined || key === word.blueprint);
    const { en, fr } = blueprint ? stateName(blueprint, word.state) : { en: word.state, fr: word.state };
    return { en: `the state ${en}`, fr: `l’état ${fr}` };
  }
  return SINCE[word];
}

const SINCE: Readonly<
  Record<Extract<NonNullable<TimeRule["since"]> | NonNullable<TimeRule["until"]>, string>, Sentence>
> = {
  created: { en: "its creation", fr: "sa création" },
  lastAgentAction: { en: "the last act of an agent", fr: "le dernier geste d’un agent" },
  lastReply: { en: "the last reply", fr: "la dernière réponse" },
  lastRequesterWord: { en: "the requester’s last word", fr: "le dernier mot du demandeur" },
  slaBreached: { en: "a missed time limit", fr: "une échéance manquée" },
  dueAt: { en: "the due date", fr: "la date d’échéance" },
  slaDue: { en: "the next time limit", fr: "la prochaine échéance" },
};
