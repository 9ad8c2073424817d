import type { Expectation } from "../../blueprints/example.ts";
import type { Effect, Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { fieldPath, fieldValue } from "../../blueprints/vocabulary/field-values.ts";
import type { Definitions } from "../definitions.ts";
import { offers } from "../offers.ts";
import { EXAMPLE_CONTEXT } from "./scene.ts";

/** What came of an example so far. */
export interface Outcome {
  readonly definitions: Definitions;
  readonly ticket: Ticket;
  readonly facts: readonly Fact[];
  readonly effects: readonly Effect[];
  /** Of the last step; empty when it was taken. */
  readonly refusals: readonly Reason[];
  readonly now: number;
  readonly actor: (id: string) => Actor;
}

/** Everything that was expected and is not so. */
export function judge(expected: Expectation, outcome: Outcome): readonly Sentence[] {
  const { ticket, definitions, now, actor } = outcome;
  const failures: Sentence[] = [];
  const compare = (what: Sentence, wanted: Json | undefined, found: Json): void => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(found))
      failures.push(differs(what, wanted, found));
  };
  compare({ en: "state", fr: "état" }, expected.state, ticket.place?.state ?? null);
  compare({ en: "status", fr: "statut" }, expected.status, ticket.status);
  compare({ en: "assignee", fr: "responsable" }, expected.assignee, ticket.assignee);
  for (const [key, wanted] of Object.entries(expected.fields ?? {}))
    compare({ en: `field ${key}`, fr: `champ ${key}` }, wanted, fieldValue(ticket, fieldPath(key)));
  for (const [who, wanted] of Object.entries(expected.offered ?? {})) {
    const found = offers(definitions, ticket, actor(who), now, EXAMPLE_CONTEXT).offered.map(
      ({ transition }) => transition,
    );
    compare({ en: `steps offered to ${who}`, fr: `étapes proposées à ${who}` }, wanted, found);
  }
  const facts = outcome.facts.map(namesOfFact);
  if (!isSubsequence(expected.facts ?? [], facts))
    failures.push(
      differs(
        { en: "facts", fr: "faits" },
        expected.facts ?? [],
        facts.map((names) => names.at(-1) ?? ""),
      ),
    );
  const effects = outcome.effects.map(namesOfEffect);
  if (!isSubsequence(expected.effects ?? [], effects))
    failures.push(
      differs(
        { en: "effects", fr: "effets" },
        expected.effects ?? [],
        effects.map((names) => names.at(-1) ?? ""),
      ),
    );
  for (const name of expected.without ?? [])
    if ([...facts, ...effects].some((names) => names.includes(name)))
      failures.push({ en: `${name} happened, and must not.`, fr: `${name} a eu lieu, et ne devait pas.` });
  return [...failures, ...judgeRefusals(expected.refused, outcome.refusals)];
}

/** An example that says nothing of a refusal fails on one: a step that did not happen is never a pass. */
function judgeRefusals(expected: readonly string[] | undefined, refusals: readonly Reason[]): readonly Sentence[] {
  if (expected === undefined) return unexpected(refusals);
  // A reason names its place, or its code where the place is the step itself.
  const found = refusals.map(({ pointer, code }) => (expected.includes(code) ? code : pointer === "" ? code : pointer));
  const [wanted, seen] = [[...expected].sort(), [...found].sort()];
  return JSON.stringify(wanted) === JSON.stringify(seen) ? [] : [differs({ en: "refused", fr: "refus" }, wanted, seen)];
}

/** A refusal that the example does not speak of. */
export const unexpected = (refusals: readonly Reason[]): readonly Sentence[] =>
  refusals.map(({ message, pointer, code }) => ({
    en: `A step was refused (${code}${pointer && `, ${pointer}`}): ${message.en}`,
    fr: `Une étape a été refusée (${code}${pointer && `, ${pointer}`}) : ${message.fr}`,
  }));

const differs = (what: Sentence, wanted: Json, found: Json): Sentence => ({
  en: `${what.en}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}.`,
  fr: `${what.fr} : attendu ${JSON.stringify(wanted)}, trouvé ${JSON.stringify(found)}.`,
});

/** Each wanted name is among those of a later entry than the one before it. */
function isSubsequence(wanted: readonly string[], found: readonly (readonly string[])[]): boolean {
  let next = 0;
  for (const names of found) {
    const name = wanted[next];
    if (name !== undefined && names.includes(name)) next++;
  }
  return next === wanted.length;
}

/** The names by which an example may call a fact: its type, and its type with what it is about. */
function namesOfFact(fact: Fact): readonly string[] {
  const detail = detailOf(fact);
  return detail === null ? [fact.type] : [fact.type, `${fact.type}:${detail}`];
}

function detailOf(fact: Fact): string | null {
  switch (fact.type) {
    case "snoozeEnded":
      return fact.because;
    case "transitionTaken":
    case "stepUndone":
      return fact.transition;
    case "stateEntered":
    case "blueprintEntered":
    case "blueprintLeft":
      return fact.state;
    case "statusChanged":
    case "jumped":
      return fact.to;
    case "fieldSet":
      return fact.field;
    case "assigned":
      return fact.assignee ?? fact.group ?? "nobody";
    case "tagged":
    case "untagged":
      return fact.tag;
    case "messageAdded":
      return fact.message.public ? "public" : "internal";
    case "flagged":
      return fact.flag;
    case "obligationMet":
      return fact.item;
    case "actionRefused":
      return fact.action;
    case "versionChanged":
      return String(fact.to);
    case "reopened":
      return fact.into;
    case "slaWarning":
    case "slaBreached":
    case "slaEscalated":
    case "slaMet":
    case "slaExcused":
      return fact.metric;
    case "slaApplied":
      return fact.policy ?? "none";
    case "timeRuleActed":
      return fact.timeRule;
    case "ticketCreated":
    case "clocksRestarted":
    case "peopleChosen":
    case "exceptionMade":
    case "loopCut":
    case "effectFailed":
    case "rearmed":
    case "picked":
    case "handedBack":
    case "skillsWaived":
      return null;
    case "snoozed":
      return fact.reason;
    case "taskCreated":
    case "taskDone":
      return fact.title;
    case "linked":
      return fact.link;
    case "handedOver":
      return fact.to;
    case "thirdPartyAsked":
      return fact.address;
    case "merged":
    case "mergeUndone":
      return String(fact.number);
    case "rated":
      return fact.rating;
    case "problemJoined":
    case "problemLeft":
      return String(fact.problem);
    case "articleUsed":
      return fact.how;
    case "passedOn":
    case "childMoved":
    case "ratingAsked":
    case "mentioned":
    case "noArticleFitted":
      return null;
    case "routed":
      return fact.row;
    case "approvalVoided":
      return fact.field;
    case "parallelStepDone":
    case "parallelStepReopened":
      return fact.step;
    case "approvalAsked":
    case "deputiesAsked":
    case "approvalGiven":
    case "approvalRefused":
    case "approvalWithdrawn":
    case "parallelOpened":
      return null;
  }
}

/** The names by which an example may call an effect, the most exact last. */
export const namesOfEffect = (effect: Effect): readonly string[] =>
  effect.type === "notify" && effect.template !== null
    ? [effect.type, `${effect.type}:${effect.template}`]
    : [effect.type];
