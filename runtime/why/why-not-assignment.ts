import type { Assignment } from "../../blueprints/assignment.ts";
import type { Considered, Fact } from "../../blueprints/facts.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { list, STATUS_WORDS } from "../phrases.ts";
import { sentenceOf } from "../reasons.ts";
import { chaptersOf, type Moment, ticketAfter } from "./moment.ts";
import { plainly, ruleName, type Telling, type WhyNot } from "./why-not.ts";

type PickedFact = Extract<Fact, { readonly type: "picked" }>;

/** Why a group's assignment rule gave the ticket to nobody, or to whom it gave it. */
export function whyNotAssigned(
  assignment: Assignment,
  version: number | null,
  moment: Moment,
  { names }: Telling,
): WhyNot {
  const rule = ruleName("assignment", assignment.name);
  const say = (because: WhyNot["because"], en: string, fr: string): WhyNot =>
    plainly(because, version, { en: `${rule.en} ${en}`, fr: `${rule.fr} ${fr}` });
  const named = (id: string): Sentence => names.value?.(id) ?? { en: id, fr: id };
  const picked = moment.facts.findLast(
    (fact): fact is PickedFact => fact.type === "picked" && fact.group === assignment.group,
  );
  if (picked) {
    const loads = consideredWords(picked.considered);
    if (picked.person === null)
      return say("nobody", `found nobody: ${loads.en}.`, `n’a trouvé personne : ${loads.fr}.`);
    const person = named(picked.person);
    return say("acted", `chose ${person.en}: ${loads.en}.`, `a choisi ${person.fr} : ${loads.fr}.`);
  }
  const last = chaptersOf(moment).at(-1);
  const ticket = last && ticketAfter(last);
  if (!ticket) return say("unclear", "was not asked.", "n’a pas été consultée.");
  if (moment.history)
    return say(
      "history",
      "was not asked: this is imported history.",
      "n’a pas été consultée : ceci est de l’historique importé.",
    );
  if (ticket.group !== assignment.group) {
    const [own, group] = [named(assignment.group), ticket.group === null ? null : named(ticket.group)];
    return say(
      "notAsked",
      `was not asked: it serves ${own.en}, and the ticket ${group ? `is with ${group.en}` : "has no group"}.`,
      `n’a pas été consultée : elle sert ${own.fr}, et le ticket ${group ? `est à ${group.fr}` : "n’a pas de groupe"}.`,
    );
  }
  if (ticket.assignee !== null) {
    const owner = named(ticket.assignee);
    return say(
      "notAsked",
      `was not asked: the ticket is ${owner.en}’s already.`,
      `n’a pas été consultée : le ticket est déjà à ${owner.fr}.`,
    );
  }
  if (!isUnsolved(ticket.status)) {
    const { en, fr } = STATUS_WORDS[ticket.status];
    return say("notAsked", `was not asked: the ticket is ${en}.`, `n’a pas été consultée : le ticket est ${fr}.`);
  }
  if (assignment.method === "byHand")
    return say(
      "notAsked",
      "chooses nobody: its group assigns by hand.",
      "ne choisit personne : son groupe attribue à la main.",
    );
  return say(
    "notAsked",
    "was not asked: nothing that gives tickets out happened.",
    "n’a pas été consultée : rien de ce qui attribue un ticket n’a eu lieu.",
  );
}

/** "Ana 5, Bruno 9, Chloé 3 (is away)"; nobody at all is said too. */
export function consideredWords(considered: readonly Considered[]): Sentence {
  if (considered.length === 0) return { en: "the group has nobody", fr: "le groupe n’a personne" };
  return list(
    considered.map(({ name, load, why }) => ({
      en: `${sentenceOf(name).en} ${load}${why ? ` (${why.en})` : ""}`,
      fr: `${sentenceOf(name).fr} ${load}${why ? ` (${why.fr})` : ""}`,
    })),
    "and",
  );
}
