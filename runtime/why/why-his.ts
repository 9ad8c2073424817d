import type { Fact } from "../../blueprints/facts.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { lower } from "../phrases.ts";
import { instantWords } from "./instant-words.ts";
import type { Telling, WhyNot } from "./why-not.ts";
import { consideredWords } from "./why-not-assignment.ts";

type FactOf<T extends Fact["type"]> = Extract<Fact, { readonly type: T }>;

/** A fact with the event in which it was written down. */
export interface Recorded<F extends Fact = Fact> {
  readonly event: string;
  readonly seq: number;
  readonly fact: F;
}

/** What decided whose a ticket is: the row, the choice, the hand. */
export interface Ownership {
  readonly routed: Recorded<FactOf<"routed">> | null;
  readonly assigned: Recorded<FactOf<"assigned">> | null;
  readonly picked: Recorded<FactOf<"picked">> | null;
}

const isA =
  <T extends Fact["type"]>(type: T) =>
  (one: Recorded): one is Recorded<FactOf<T>> =>
    one.fact.type === type;

/** The last word counts, and the row only while nobody has moved the ticket since. */
export function ownershipOf(journal: readonly Recorded[], assignee: string | null): Ownership {
  const assigned = journal.findLast(isA("assigned")) ?? null;
  const last = journal.findLast(isA("picked")) ?? null;
  const picked =
    last && last.fact.person === assignee && (!assigned || last.event === assigned.event || !assignee) ? last : null;
  const first = journal.findLast(isA("routed")) ?? null;
  const routed = first && (picked || !assigned || assigned.event === first.event) ? first : null;
  return { routed, assigned, picked };
}

/** What a shell finds out about the rules that decided. */
export interface Deciders {
  /** The row that routed it, as it answers for itself. */
  readonly row: WhyNot | null;
  readonly rowName: Sentence | null;
  /** The rule that gave it away, when no row and no choice did. */
  readonly ruleName: Sentence | null;
  readonly rule: WhyNot | null;
}

const METHODS: Readonly<Record<FactOf<"picked">["method"], Sentence>> = {
  byHand: { en: "by hand in", fr: "à la main dans" },
  roundRobin: { en: "longest without a ticket in", fr: "le plus longtemps sans ticket dans" },
  leastLoaded: { en: "least loaded of", fr: "le moins de charge dans" },
  lastOwner: {
    en: "the requester’s last owner, else least loaded of",
    fr: "le dernier responsable, sinon le moins de charge dans",
  },
};

/** Why a ticket is whose it is, or nobody's: who or which row decided, by which value, and among whom was chosen. */
export function whyHis(
  ticket: Ticket,
  { routed, assigned, picked }: Ownership,
  deciders: Deciders,
  opener: string,
  { names, zone }: Telling,
): Sentence {
  const named = (id: string): Sentence => names.value?.(id) ?? { en: id, fr: id };
  const owner = ticket.assignee === null ? null : named(ticket.assignee);
  const has = owner
    ? { en: `${owner.en} has it`, fr: `${owner.fr} l’a` }
    : { en: "Nobody has it", fr: "Personne ne l’a" };
  const parts: Sentence[] = [];
  if (routed && deciders.rowName) parts.push(sentBy(deciders.rowName, ticket, deciders.row, named));
  if (picked) parts.push(chosenFrom(picked.fact, named));
  else if (!routed && assigned) parts.push(givenBy(assigned.fact, deciders, named, zone));
  else if (!routed && (ticket.assignee !== null || ticket.group !== null))
    parts.push({
      en: `the ticket was opened so by ${named(opener).en}`,
      fr: `le ticket a été ouvert ainsi par ${named(opener).fr}`,
    });
  else if (owner === null && routed && ticket.group !== null)
    parts.push({ en: "nobody of the group has taken it", fr: "personne du groupe ne l’a pris" });
  if (parts.length === 0)
    return {
      en: `${has.en}, and nothing has given it to anybody.`,
      fr: `${has.fr}, et rien ne l’a donné à personne.`,
    };
  return {
    en: `${has.en}: ${parts.map(({ en }) => en).join("; ")}.`,
    fr: `${has.fr} : ${parts.map(({ fr }) => fr).join(" ; ")}.`,
  };
}

function sentBy(row: Sentence, ticket: Ticket, why: WhyNot | null, named: (id: string) => Sentence): Sentence {
  const group = ticket.group === null ? null : named(ticket.group);
  const to = group ? { en: ` to ${group.en}`, fr: ` à ${group.fr}` } : { en: "", fr: "" };
  const because = why ? reasonIn(why) : null;
  return {
    en: `${lower(row.en)} sent it${to.en}${because ? `, because ${because.en}` : ""}`,
    fr: `${lower(row.fr)} l’a envoyé${to.fr}${because ? `, car ${because.fr}` : ""}`,
  };
}

/** What stands after the colon of an answer: the condition with its values. */
function reasonIn({ sentence: { en, fr } }: WhyNot): Sentence | null {
  const [, sayEn] = /: (.+)\.$/s.exec(en) ?? [];
  const [, sayFr] = / : (.+)\.$/s.exec(fr) ?? [];
  return sayEn !== undefined && sayFr !== undefined ? { en: sayEn, fr: sayFr } : null;
}

function chosenFrom(
  { person, method, considered, group }: FactOf<"picked">,
  named: (id: string) => Sentence,
): Sentence {
  const loads = consideredWords(considered);
  const of = named(group);
  if (person === null)
    return {
      en: `nobody of ${of.en} could be chosen, ${loads.en}`,
      fr: `personne de ${of.fr} n’a pu être choisi, ${loads.fr}`,
    };
  const how = METHODS[method];
  return { en: `${how.en} ${of.en}, ${loads.en}`, fr: `${how.fr} ${of.fr}, ${loads.fr}` };
}

function givenBy(
  { by, at, assignee, group, was, rule }: FactOf<"assigned">,
  { ruleName, rule: answer }: Deciders,
  named: (id: string) => Sentence,
  zone: Telling["zone"],
): Sentence {
  const when = instantWords(at, zone);
  const to = group !== null && group !== was.group ? named(group) : null;
  const does =
    assignee !== null
      ? { en: "gave it", fr: "l’a donné" }
      : to
        ? { en: `gave it to ${to.en}`, fr: `l’a donné à ${to.fr}` }
        : { en: "took it away", fr: "l’a retiré" };
  if (rule !== undefined && ruleName) {
    const because = answer ? reasonIn(answer) : null;
    return {
      en: `${lower(ruleName.en)} ${does.en} on ${when.en}${because ? `, because ${because.en}` : ""}`,
      fr: `${lower(ruleName.fr)} ${does.fr} le ${when.fr}${because ? `, car ${because.fr}` : ""}`,
    };
  }
  const who = named(by);
  if (assignee === by) return { en: `${who.en} took it on ${when.en}`, fr: `${who.fr} l’a pris le ${when.fr}` };
  if (assignee === null && to === null && group !== null)
    return {
      en: `${who.en} gave it back to the group on ${when.en}`,
      fr: `${who.fr} l’a rendu au groupe le ${when.fr}`,
    };
  return { en: `${who.en} ${does.en} on ${when.en}`, fr: `${who.fr} ${does.fr} le ${when.fr}` };
}
