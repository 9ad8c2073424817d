import type { Language, Sentence } from "../../blueprints/text.ts";
import { textIn } from "../../blueprints/text.ts";
import type { ImportReport } from "../contract/import-report.ts";

/** Texts of a log may hold what a terminal would obey. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}|\p{Cf}/gu, "�");

const WORDS = {
  tickets: { en: "Tickets", fr: "Tickets" },
  events: { en: "Events", fr: "Événements" },
  fit: { en: "fit the blueprint", fr: "conformes au blueprint" },
  noted: { en: "kept as notes", fr: "gardés en notes" },
  deviated: { en: "moved by a marked jump", fr: "déplacés par un saut marqué" },
  refused: { en: "refused", fr: "refusés" },
  fresh: { en: "new events", fr: "événements nouveaux" },
  freshTickets: { en: "new tickets", fr: "tickets nouveaux" },
  seen: { en: "were here already", fr: "étaient déjà là" },
  deviations: { en: "Deviations", fr: "Écarts" },
  none: { en: "none", fr: "aucun" },
  such: { en: "such as", fr: "par exemple" },
  line: { en: "line", fr: "ligne" },
  broken: { en: "Rows that could not be read", fr: "Lignes illisibles" },
  more: { en: "and more", fr: "et d’autres" },
  ambiguous: { en: "Instants that the clocks showed twice", fr: "Instants que l’horloge a montrés deux fois" },
  skipped: { en: "Instants that the clocks skipped", fr: "Instants que l’horloge a sautés" },
  different: {
    en: "events were here before with another time: is this another log? Give it a name of its own with --log.",
    fr: "événements étaient déjà là à une autre heure : est-ce un autre journal ? Donnez-lui son propre nom avec --log.",
  },
  troubles: { en: "Not taken by the door", fr: "Refusés par la porte" },
  ends: { en: "Tickets stand in", fr: "Les tickets sont dans" },
} as const satisfies { readonly [name: string]: Sentence };

/** The report as a person reads it in a terminal. */
export function reportText(report: ImportReport, language: Language, stateName: (id: string) => string): string {
  const say = (name: keyof typeof WORDS): string => WORDS[name][language];
  const number = (value: number): string => value.toLocaleString(language);
  const share = (part: number, whole: number): string =>
    whole === 0 ? "–" : `${((part / whole) * 100).toLocaleString(language, { maximumFractionDigits: 1 })} %`;
  const { tickets, events, door, rows, doubts, deviations, states } = report;
  const width = Math.max(1, ...deviations.map(({ count }) => number(count).length));
  const ended = states.filter((state) => state.ended > 0);
  return [
    `${report.log} → ${textIn(report.blueprint.name, language)} (${report.blueprint.key}@${report.blueprint.version})`,
    `${say("tickets")}: ${number(tickets.total)}, ${number(tickets.fitting)} ${say("fit")} (${share(tickets.fitting, tickets.total)})`,
    `${say("events")}: ${number(events.total)}, ${number(events.fitted)} ${say("fit")} (${share(events.fitted, events.total)}), ` +
      `${number(events.noted)} ${say("noted")}, ${number(events.deviated)} ${say("deviated")}, ${number(events.refused)} ${say("refused")}`,
    `${say("ends")}: ${ended.map(({ id, ended: count }) => `${stateName(id)} ${number(count)}`).join(", ") || say("none")}`,
    "",
    `${say("deviations")}:${deviations.length === 0 ? ` ${say("none")}` : ""}`,
    ...deviations.map(
      ({ count, sentence, examples }) =>
        `  ${number(count).padStart(width)}  ${plain(sentence[language])} (${say("such")} ${examples
          .slice(0, 3)
          .map((one) => `${plain(one.case)} ${say("line")} ${one.line}`)
          .join(", ")})`,
    ),
    ...brokenText(rows, language, say),
    ...(doubts.ambiguous.count > 0
      ? [
          `${say("ambiguous")}: ${number(doubts.ambiguous.count)} (${report.zone}; ${say("line")} ${doubts.ambiguous.lines.slice(0, 5).join(", ")})`,
        ]
      : []),
    ...(doubts.skipped.count > 0
      ? [
          `${say("skipped")}: ${number(doubts.skipped.count)} (${report.zone}; ${say("line")} ${doubts.skipped.lines.slice(0, 5).join(", ")})`,
        ]
      : []),
    ...(door.troubles.length > 0
      ? ["", `${say("troubles")}:`, ...door.troubles.map((one) => `  ${plain(one[language])}`)]
      : []),
    ...(door.different > 0 ? ["", `${number(door.different)} ${say("different")}`] : []),
    "",
    `${number(door.new)} ${say("fresh")}, ${number(door.newTickets)} ${say("freshTickets")}, ${number(door.seen)} ${say("seen")}.`,
  ].join("\n");
}

const SHOWN = 20;

function brokenText(
  rows: ImportReport["rows"],
  language: Language,
  say: (name: keyof typeof WORDS) => string,
): readonly string[] {
  if (rows.broken === 0) return [];
  return [
    "",
    `${say("broken")}: ${rows.broken}`,
    ...rows.listed.slice(0, SHOWN).map(({ line, problem }) => `  ${say("line")} ${line}: ${plain(problem[language])}`),
    ...(rows.broken > SHOWN ? [`  … ${say("more")}: ${rows.broken - SHOWN}`] : []),
  ];
}
