import { explainCondition } from "../../blueprints/condition.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { lower } from "../phrases.ts";
import type { CompiledTrigger } from "../rules/compile-trigger.ts";
import { happenedWords, startsOn } from "../rules/happening-words.ts";
import { decidingPart } from "./deciding-part.ts";
import { type Chapter, chaptersOf, type Moment, rulesFrom, saidIn, scopeAfter } from "./moment.ts";
import { plainly, readsPeople, ruleName, type Telling, type WhyNot } from "./why-not.ts";

interface Asked {
  readonly trigger: CompiledTrigger;
  readonly rule: Sentence;
  readonly moment: Moment;
  readonly telling: Telling;
  /** Names of rules by what facts call them. */
  readonly ruleNamed: (rule: string) => Sentence;
}

/** Why the trigger, as it was in force then, acted or did not act in this event. */
export function whyNotTrigger(
  trigger: CompiledTrigger,
  moment: Moment,
  telling: Telling,
  ruleNamed: Asked["ruleNamed"],
): WhyNot {
  const asked: Asked = { trigger, rule: ruleName("trigger", trigger.document.name), moment, telling, ruleNamed };
  const { rule } = asked;
  const { version } = trigger;
  if (didAct(trigger.rule, moment)) return acted(asked);
  if (moment.history)
    return plainly("history", version, {
      en: `${rule.en} did not act: this is imported history, which starts no rule.`,
      fr: `${rule.fr} n’a pas agi : ceci est de l’historique importé, qui ne déclenche rien.`,
    });
  if (moment.before?.status === "closed")
    return plainly("closed", version, {
      en: `${rule.en} did not act: the ticket was closed, and nothing starts on a closed ticket.`,
      fr: `${rule.fr} n’a pas agi : le ticket était clos, et rien ne se déclenche sur un ticket clos.`,
    });
  if (moment.facts.some((fact) => fact.type === "loopCut" && fact.rules.includes(trigger.rule))) return stopped(asked);
  const chapters = chaptersOf(moment);
  const heard = chapters.findLast(({ happened }) => trigger.document.on.some((one) => happened.has(one)));
  return heard ? byCondition(asked, heard) : notListening(asked, chapters);
}

const stopped = ({ trigger, rule }: Asked): WhyNot =>
  plainly("stopped", trigger.version, {
    en: `${rule.en} did not act: rules had gone round in circles, and the guard against loops stopped it.`,
    fr: `${rule.fr} n’a pas agi : des règles tournaient en rond, et le garde-fou contre les boucles l’a arrêté.`,
  });

const isOf = (rule: string, whole: string | undefined): boolean =>
  whole === rule || (whole?.startsWith(`${rule}/`) ?? false);

const didAct = (rule: string, { facts, acted: kept, sent }: Moment): boolean =>
  facts.some((fact) => fact.type !== "loopCut" && isOf(rule, fact.rule)) ||
  [...kept, ...sent].some((one) => isOf(rule, one));

function acted({ trigger, rule, moment, telling }: Asked): WhyNot {
  const own = moment.facts.filter((fact) => isOf(trigger.rule, fact.rule));
  const refused = own.find((fact) => fact.type === "actionRefused");
  const version = trigger.version;
  if (refused?.type === "actionRefused" && own.every(({ type }) => type === "actionRefused"))
    return plainly("refused", version, {
      en: `${rule.en} did act, and was refused: ${refused.message.en}`,
      fr: `${rule.fr} a agi, et a été refusé : ${refused.message.fr}`,
    });
  const idle = own.length === 0 && !moment.sent.some((one) => isOf(trigger.rule, one));
  const chapter = chaptersOf(moment).findLast(({ happened }) => trigger.document.on.some((one) => happened.has(one)));
  const turn = chapter ? beforeTurn(chapter, trigger.rule) : 0;
  const scope = chapter && scopeAfter(moment, chapter, turn);
  const explanation = scope && trigger.when ? explainCondition(trigger.when.parsed, scope, telling.names) : null;
  const why = explanation?.holds === true ? decidingPart(explanation, telling.names) : null;
  const tail = idle
    ? {
        en: "; it changed nothing, for everything was already as it wants it",
        fr: " ; rien n’a changé, car tout était déjà comme demandé",
      }
    : { en: "", fr: "" };
  return {
    ...plainly("acted", version, {
      en: `${rule.en} did act${why ? `: ${why.en}` : ""}${tail.en}.`,
      fr: `${rule.fr} a bien agi${why ? ` : ${why.fr}` : ""}${tail.fr}.`,
    }),
    explanation,
  };
}

/** How many facts were there when it was the trigger's turn: those before its own, or before the first rule's. */
function beforeTurn({ facts }: Chapter, rule: string): number {
  const own = facts.findIndex((fact) => isOf(rule, fact.rule));
  return own >= 0 ? own : rulesFrom(facts);
}

function notListening({ trigger, rule, moment }: Asked, chapters: readonly Chapter[]): WhyNot {
  const on = startsOn(trigger.document.on);
  if (saidIn(moment.facts)?.automatic)
    return plainly("notListening", trigger.version, {
      en: `${rule.en} did not act: it waits for ${on.en}, and this was a machine’s message, which starts nothing.`,
      fr: `${rule.fr} n’a pas agi : il attend ${on.fr}, et ceci était le message d’une machine, qui ne déclenche rien.`,
    });
  const what = happenedWords(new Set(chapters.flatMap(({ happened }) => [...happened])));
  return plainly("notListening", trigger.version, {
    en: `${rule.en} did not act: it waits for ${on.en}, and this was ${what?.en ?? "nothing that starts rules"}.`,
    fr: `${rule.fr} n’a pas agi : il attend ${on.fr}, et ceci était ${what?.fr ?? "rien qui déclenche une règle"}.`,
  });
}

function byCondition(asked: Asked, chapter: Chapter): WhyNot {
  const { trigger, rule, moment, telling } = asked;
  const { when, version } = trigger;
  const scope = scopeAfter(moment, chapter);
  const holds = !when || !scope || when.holds(scope);
  // Once a chain of rules is cut, no other acts in this event, whichever are named.
  if (holds && moment.facts.some(({ type }) => type === "loopCut")) return stopped(asked);
  if (holds)
    return {
      ...plainly("unclear", version, {
        en: `${rule.en} did not act, though nothing that was kept stood against it.`,
        fr: `${rule.fr} n’a pas agi, alors que rien de ce qui a été gardé ne s’y opposait.`,
      }),
      explanation: when && scope ? explainCondition(when.parsed, scope, telling.names) : null,
      readToday: moment.contextIsNew && readsPeople(when),
    };
  const explanation = explainCondition(when.parsed, scope, telling.names);
  const part = decidingPart(explanation, telling.names);
  const common = { version, explanation, readToday: moment.contextIsNew && readsPeople(when) };
  const culprit = overtaker(asked, chapter);
  if (culprit === undefined)
    return {
      ...common,
      because: "condition",
      sentence: {
        en: `${rule.en} did not act, because this did not hold: ${part.en}.`,
        fr: `${rule.fr} n’a pas agi, car ceci n’était pas vrai : ${part.fr}.`,
      },
    };
  const by = asked.ruleNamed(culprit);
  return {
    ...common,
    because: "overtaken",
    sentence: {
      en: `${rule.en} did not act: ${lower(by.en)} had acted first, and then this did not hold any more: ${part.en}.`,
      fr: `${rule.fr} n’a pas agi : ${lower(by.fr)} avait agi avant, et ceci n’était plus vrai : ${part.fr}.`,
    },
  };
}

/** The rule whose act made the condition false that held when the event itself was done; undefined: it did not hold then. */
function overtaker({ trigger: { when }, moment }: Asked, chapter: Chapter): string | undefined {
  const from = rulesFrom(chapter.facts);
  const holds = (until: number): boolean => {
    const scope = scopeAfter(moment, chapter, until);
    return scope !== null && (when?.holds(scope) ?? true);
  };
  if (from === chapter.facts.length || !holds(from)) return undefined;
  for (let until = from + 1; until <= chapter.facts.length; until++)
    if (!holds(until)) return chapter.facts[until - 1]?.rule;
  return undefined;
}
