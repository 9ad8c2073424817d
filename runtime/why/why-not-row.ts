import { explainCondition, type Scope } from "../../blueprints/condition.ts";
import type { Fact } from "../../blueprints/facts.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { lower } from "../phrases.ts";
import { sentenceOf } from "../reasons.ts";
import { type CompiledRouting, type CompiledRow, rowFor } from "../rules/compile-routing.ts";
import { decidingPart } from "./deciding-part.ts";
import { chaptersOf, type Moment, scopeAfter, ticketAfter } from "./moment.ts";
import { plainly, readsPeople, type Telling, type WhyNot } from "./why-not.ts";

/** "Row 2 “Refund words”". */
export const rowName = ({ place, row }: CompiledRow): Sentence => {
  const { en, fr } = sentenceOf(row.name ?? row.id);
  return { en: `Row ${place + 1} “${en}”`, fr: `La ligne ${place + 1} « ${fr} »` };
};

/** Why a row of the routing table, as it was in force then, took the ticket or did not. */
export function whyNotRow(table: CompiledRouting, id: string, moment: Moment, telling: Telling): WhyNot {
  const { version } = table;
  const row = table.rows.find(({ row: { id: one } }) => one === id);
  if (!row)
    return plainly("gone", version, {
      en: `There was no row “${id}” in version ${version} of the routing table, which was in force then.`,
      fr: `Il n’y avait pas de ligne « ${id} » dans la version ${version} de la table de routage, alors en vigueur.`,
    });
  const name = rowName(row);
  const asked = tableWasAsked(table, moment);
  if ("sentence" in asked) return { ...asked, sentence: joined(name, asked.sentence) };
  const { taken, scope } = asked;
  if (!taken)
    return plainly("unclear", version, {
      en: `${name.en} did not take it, and neither did any other row.`,
      fr: `${name.fr} ne l’a pas pris, et aucune autre non plus.`,
    });
  const today = { readToday: moment.contextIsNew && readsPeople(row.when) };
  const explanation = row.when ? explainCondition(row.when.parsed, scope, telling.names) : null;
  if (taken === row) return { ...took(row, name, scope, telling), ...today, version };
  if (taken.place < row.place) {
    const why = because(taken, scope, telling);
    return {
      because: "takenBefore",
      version,
      explanation,
      ...today,
      sentence: {
        en: `${name.en} was not evaluated: ${lower(rowName(taken).en)} above had taken the ticket${why ? `: ${why.en}` : ""}.`,
        fr: `${name.fr} n’a pas été évaluée : ${lower(rowName(taken).fr)}, au-dessus, avait pris le ticket${why ? ` : ${why.fr}` : ""}.`,
      },
    };
  }
  if (!explanation || explanation.holds === true)
    return {
      because: "unclear",
      version,
      explanation,
      ...today,
      sentence: {
        en: `${name.en} did not take it, though nothing that was kept stood against it.`,
        fr: `${name.fr} ne l’a pas pris, alors que rien de ce qui a été gardé ne s’y opposait.`,
      },
    };
  const part = decidingPart(explanation, telling.names);
  return {
    because: "condition",
    version,
    explanation,
    ...today,
    sentence: {
      en: `${name.en} did not take it, because this did not hold: ${part.en}.`,
      fr: `${name.fr} ne l’a pas pris, car ceci n’était pas vrai : ${part.fr}.`,
    },
  };
}

const joined = (name: Sentence, { en, fr }: Sentence): Sentence => ({ en: `${name.en} ${en}`, fr: `${name.fr} ${fr}` });

function took(row: CompiledRow, name: Sentence, scope: Scope, telling: Telling): Omit<WhyNot, "readToday" | "version"> {
  const why = because(row, scope, telling);
  const explanation = row.when ? explainCondition(row.when.parsed, scope, telling.names) : null;
  const tail = why
    ? { en: `: ${why.en}`, fr: ` : ${why.fr}` }
    : { en: ": it takes what no row above took", fr: " : elle prend ce qu’aucune ligne au-dessus n’a pris" };
  return {
    because: "acted",
    explanation,
    sentence: { en: `${name.en} did take the ticket${tail.en}.`, fr: `${name.fr} a bien pris le ticket${tail.fr}.` },
  };
}

/** What decided that a row takes it; null for a row that takes everything. */
export function because({ when }: CompiledRow, scope: Scope, { names }: Telling): Sentence | null {
  return when ? decidingPart(explainCondition(when.parsed, scope, names), names) : null;
}

type Routed = Extract<Fact, { readonly type: "routed" }>;

/** The row that took it and what the rows read; else why the table was not asked. */
export function tableWasAsked(
  table: CompiledRouting,
  moment: Moment,
): WhyNot | { readonly taken: CompiledRow | null; readonly scope: Scope } {
  const { version } = table;
  const none = (because: WhyNot["because"], en: string, fr: string): WhyNot => plainly(because, version, { en, fr });
  for (const chapter of chaptersOf(moment)) {
    const at = chapter.facts.findIndex(({ type }) => type === "routed");
    if (at < 0) continue;
    const scope = scopeAfter(moment, chapter, at);
    const fact = chapter.facts[at] as Routed; // Found by its type.
    if (scope) return { taken: table.rows.find(({ row }) => row.id === fact.row) ?? null, scope };
  }
  const [first] = chaptersOf(moment);
  const created = first?.facts[0]?.type === "ticketCreated" ? ticketAfter(first, 1) : null;
  if (!first || !created)
    return none(
      "notAsked",
      "was not evaluated: the table is asked when a ticket arrives, and this was later.",
      "n’a pas été évaluée : la table est consultée à l’arrivée d’un ticket, et ceci était plus tard.",
    );
  if (moment.history)
    return none(
      "history",
      "was not evaluated: this is imported history, which nothing routes.",
      "n’a pas été évaluée : ceci est de l’historique importé, que rien ne route.",
    );
  if (created.group !== null || created.assignee !== null)
    return none(
      "notAsked",
      "was not evaluated: whoever opened the ticket had already said whose it is.",
      "n’a pas été évaluée : la personne qui a ouvert le ticket avait déjà dit à qui il est.",
    );
  if (!isUnsolved(created.status))
    return none(
      "notAsked",
      "was not evaluated: the ticket came solved.",
      "n’a pas été évaluée : le ticket est arrivé résolu.",
    );
  const scope = scopeAfter(moment, first, 1);
  return { taken: scope && rowFor(table, scope), scope: scope ?? {} };
}
