import { type Explanation, type Names, pathsOf } from "../../blueprints/condition.ts";
import type { Sentence, Text } from "../../blueprints/text.ts";
import type { TimeZone } from "../calendar/time-zone.ts";
import type { Guard } from "../compile-parts.ts";
import type { InForce } from "../in-force.ts";
import { sentenceOf } from "../reasons.ts";
import { instantWords } from "./instant-words.ts";

/** In one word, why a rule did what it did, or did nothing. */
export type Because =
  | "acted"
  | "refused"
  | "neverPublished"
  | "notYet"
  | "switchedOff"
  | "history"
  | "closed"
  | "notListening"
  | "condition"
  | "overtaken"
  | "stopped"
  | "takenBefore"
  | "notAsked"
  | "gone"
  | "otherState"
  | "notDue"
  | "once"
  | "resting"
  | "nobody"
  | "unclear";

/** The answer to "why did this rule not act?": the sentence that is read first, and the condition with the values of that moment. */
export interface WhyNot {
  readonly because: Because;
  readonly sentence: Sentence;
  /** Of the version that was in force then; null: none was. */
  readonly version: number | null;
  readonly explanation: Explanation | null;
  /** Values of people were not kept, and are those of today. */
  readonly readToday: boolean;
}

/** With which names and on which clock an answer is told. */
export interface Telling {
  readonly names: Names;
  readonly zone: TimeZone | null;
}

/** A rule as a sentence begins with it. */
export const ruleName = (kind: "trigger" | "timeRule" | "assignment" | "table" | "blueprint", name: Text): Sentence => {
  const { en, fr } = sentenceOf(name);
  const of = {
    trigger: { en: "The trigger", fr: "Le déclencheur" },
    timeRule: { en: "The time rule", fr: "La règle de temps" },
    assignment: { en: "The assignment rule", fr: "La règle d’attribution" },
    table: { en: "The routing table", fr: "La table de routage" },
    blueprint: { en: "The blueprint", fr: "Le blueprint" },
  }[kind];
  return { en: `${of.en} “${en}”`, fr: `${of.fr} « ${fr} »` };
};

/** An answer that needs no condition. */
export const plainly = (because: Because, version: number | null, sentence: Sentence): WhyNot => ({
  because,
  sentence,
  version,
  explanation: null,
  readToday: false,
});

/** Nothing was in force: never, not yet, or no more. */
export function notInForce(
  rule: Sentence,
  inForce: Exclude<InForce, { readonly is: "inForce" }>,
  { zone }: Telling,
): WhyNot {
  if (inForce.is === "never")
    return plainly("neverPublished", null, {
      en: `${rule.en} did not act: it is a draft, and has never been published.`,
      fr: `${rule.fr} n’a pas agi : c’est un brouillon, jamais publié.`,
    });
  if (inForce.is === "later") {
    const from = instantWords(inForce.from, zone);
    return plainly("notYet", null, {
      en: `${rule.en} did not act: it was not published yet; its first version came on ${from.en}.`,
      fr: `${rule.fr} n’a pas agi : rien n’en était encore publié ; la première version date du ${from.fr}.`,
    });
  }
  const since = inForce.since === null ? null : instantWords(inForce.since, zone);
  return plainly("switchedOff", inForce.version, {
    en: `${rule.en} did not act: it was switched off then${since ? `, since ${since.en}` : ""}.`,
    fr: `${rule.fr} n’a pas agi : règle désactivée à ce moment${since ? `, depuis le ${since.fr}` : ""}.`,
  });
}

const PEOPLE = /^(?:requester|organization|assignee|group|actor)(?:\.|$)/;

/** Whether a condition reads what is kept of people only while the decision log keeps it. */
export const readsPeople = (when: Guard | null): boolean =>
  when !== null && pathsOf(when.parsed).some((path) => PEOPLE.test(path));
