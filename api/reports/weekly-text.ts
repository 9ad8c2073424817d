import { type Language, textIn } from "../../blueprints/text.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import type { ReportView } from "../contract/figures.ts";

const WORDS = {
  en: {
    subject: (from: string, to: string) => `Your desk from ${from} to ${to}`,
    opened: "Opened",
    solved: "Solved",
    open: "Unsolved now",
    unassigned: "of these without an owner",
    reopened: "Reopened",
    firstReply: "First reply (median, working time)",
    resolution: "Time to resolve (median, working time)",
    promises: "Time limits kept",
    stay: "Stay as drawn in a blueprint",
    all: "Every figure with its list:",
    stop: "You asked for this summary on the reports page; it is switched off there.",
  },
  fr: {
    subject: (from: string, to: string) => `Votre bureau du ${from} au ${to}`,
    opened: "Ouverts",
    solved: "Résolus",
    open: "Non résolus maintenant",
    unassigned: "dont sans responsable",
    reopened: "Rouverts",
    firstReply: "Première réponse (médiane, temps ouvré)",
    resolution: "Délai de résolution (médiane, temps ouvré)",
    promises: "Délais tenus",
    stay: "Séjour fixé dans un blueprint",
    all: "Chaque chiffre avec sa liste :",
    stop: "Vous avez demandé ce résumé sur la page des rapports ; c’est là qu’on l’arrête.",
  },
} as const;

const TAG = { en: "en-GB", fr: "fr-FR" } as const;

const dayIn = (day: string, language: Language): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(TAG[language], { day: "numeric", month: "long", timeZone: "UTC" });

function lengthIn(ms: number | null): string {
  if (ms === null) return "–";
  const minutes = Math.round(ms / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** A metric by its title; a stay that a blueprint limits. */
function metricIn(name: string, language: Language): string {
  const known = metrics.find(({ metric }) => metric === name);
  return known ? known.title[language] : WORDS[language].stay;
}

type Told = Pick<ReportView, "from" | "to" | "totals" | "firstReply" | "resolution" | "promises">;

/** The summary of a week as a mail. */
export function weeklyText(report: Told, language: Language, address: string | undefined) {
  const say = WORDS[language];
  const { totals, firstReply, resolution } = report;
  const kept = report.promises.map(({ name, policy, metric, met, breached }) => {
    const whose = policy === "none" ? "" : `${textIn(name, language)}, `;
    return `  ${whose}${metricIn(metric, language)}: ${met} / ${met + breached}`;
  });
  const lines = [
    `${say.opened}: ${totals.opened}`,
    `${say.solved}: ${totals.solved}`,
    `${say.open}: ${totals.open} (${say.unassigned}: ${totals.unassigned})`,
    `${say.reopened}: ${totals.reopened}`,
    `${say.firstReply}: ${lengthIn((firstReply.working ?? firstReply.calendar).median)}`,
    `${say.resolution}: ${lengthIn((resolution.working ?? resolution.calendar).median)}`,
    ...(kept.length > 0 ? ["", `${say.promises}:`, ...kept] : []),
    ...(address === undefined ? [] : ["", `${say.all} ${address}/reports?days=7`]),
    "",
    say.stop,
  ];
  return { subject: say.subject(dayIn(report.from, language), dayIn(report.to, language)), text: lines.join("\n") };
}
