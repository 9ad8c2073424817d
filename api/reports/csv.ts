import { type Language, type Text, textIn } from "../../blueprints/text.ts";
import type { ReportTable, ReportView } from "../contract/figures.ts";
import { csvRow } from "../present/csv.ts";

type Cell = string | number | null;
type Words = { readonly en: readonly string[]; readonly fr: readonly string[] };

const HEADS: { readonly [T in ReportTable]: Words } = {
  days: { en: ["Day", "Opened", "Solved"], fr: ["Jour", "Ouverts", "Résolus"] },
  promises: {
    en: ["Policy", "Time limit", "Met", "Breached", "Excused"],
    fr: ["Règle", "Délai", "Tenus", "Dépassés", "Excusés"],
  },
  ages: { en: ["Age", "Unsolved"], fr: ["Âge", "Non résolus"] },
  states: {
    en: [
      "Blueprint",
      "State",
      "Tickets",
      "Stays",
      "Median (min)",
      "9 of 10 (min)",
      "Together (min)",
      "Median, opening hours (min)",
      "9 of 10, opening hours (min)",
      "Returns",
      "Tickets that returned",
    ],
    fr: [
      "Blueprint",
      "État",
      "Tickets",
      "Séjours",
      "Médiane (min)",
      "9 sur 10 (min)",
      "Ensemble (min)",
      "Médiane, heures d’ouverture (min)",
      "9 sur 10, heures d’ouverture (min)",
      "Retours",
      "Tickets revenus",
    ],
  },
  steps: { en: ["Blueprint", "Step", "Times", "Tickets"], fr: ["Blueprint", "Étape", "Fois", "Tickets"] },
  brokenAt: {
    en: ["Blueprint", "Version", "State", "Breaches", "Tickets"],
    fr: ["Blueprint", "Version", "État", "Dépassements", "Tickets"],
  },
  brokenBy: { en: ["Key", "Name", "Breaches", "Tickets"], fr: ["Clé", "Nom", "Dépassements", "Tickets"] },
  load: { en: ["Hour", "Channel", "Opened"], fr: ["Heure", "Canal", "Ouverts"] },
  waits: {
    en: ["Waiting for", "Tickets", "Median (min)", "9 of 10 (min)", "Together (min)"],
    fr: ["En attente de", "Tickets", "Médiane (min)", "9 sur 10 (min)", "Ensemble (min)"],
  },
  by: {
    en: ["Key", "Name", "Opened", "Solved", "Reopened", "Breached", "Unsolved"],
    fr: ["Clé", "Nom", "Ouverts", "Résolus", "Rouverts", "Dépassés", "Non résolus"],
  },
};

const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6_000) / 10);

/** One table of a report, heads first. */
export function reportCsv(report: ReportView, table: ReportTable, language: Language): string {
  return [HEADS[table][language], ...rowsOf(report, table, (text) => textIn(text, language))].map(csvRow).join("");
}

function rowsOf(report: ReportView, table: ReportTable, say: (text: Text) => string): readonly (readonly Cell[])[] {
  switch (table) {
    case "days":
      return report.days.map(({ day, opened, solved }) => [day, opened, solved]);
    case "promises":
      return report.promises.map(({ name, metric, met, breached, excused }) => [
        say(name),
        metric,
        met,
        breached,
        excused,
      ]);
    case "ages":
      return report.ages.map(({ key, count }) => [key, count]);
    case "states":
      return report.states.map(
        ({ blueprint, state, tickets, visits, median, p90, total, working, returns, returned }) => [
          ...[say(blueprint.name), say(state.name), tickets, visits],
          ...[minutes(median), minutes(p90), minutes(total)],
          ...[minutes(working?.median ?? null), minutes(working?.p90 ?? null), returns, returned],
        ],
      );
    case "steps":
      return report.steps.map(({ blueprint, transition, times, tickets }) => [
        ...[say(blueprint.name), say(transition.name), times, tickets],
      ]);
    case "brokenAt":
      return report.brokenAt.map(({ blueprint, state, times, tickets }) => [
        ...[blueprint && say(blueprint.name), blueprint?.version ?? null, state && say(state.name), times, tickets],
      ]);
    case "brokenBy":
      return report.brokenBy.map(({ assignee, name, times, tickets }) => [assignee, name, times, tickets]);
    case "load":
      return report.load.hours.flatMap(({ hour, counts }) =>
        counts.map((count, at) => [hour, report.load.channels[at] ?? "", count]),
      );
    case "waits":
      return report.waits.map(({ on, tickets, median, p90, total }) => [
        ...[on, tickets, minutes(median), minutes(p90), minutes(total)],
      ]);
    case "by":
      return report.by.rows.map(({ key, name, opened, solved, reopened, breached, open }) => [
        ...[key, name, opened, solved, reopened, breached, open],
      ]);
  }
}
