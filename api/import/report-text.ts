import type { Language, Sentence } from "../../blueprints/text.ts";
import { textIn } from "../../blueprints/text.ts";
import type { ImportReport } from "../contract/import-report.ts";

/** Texts of a log may hold what a terminal would obey. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}|\p{Cf}/gu, "�");

const WORDS = {
  tickets: { en: "Tickets", fr: "Tickets" },
  events: { en: "Events", fr: "Événements" },
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

/** What stands behind a count: for one, and for several; French takes one for none as well. */
const COUNTED = {
  fit: { en: ["fits the blueprint", "fit the blueprint"], fr: ["conforme au blueprint", "conformes au blueprint"] },
  noted: { en: ["kept as a note", "kept as notes"], fr: ["gardé en note", "gardés en notes"] },
  deviated: {
    en: ["moved by a marked jump", "moved by a marked jump"],
    fr: ["déplacé par un saut marqué", "déplacés par un saut marqué"],
  },
  refused: { en: ["refused", "refused"], fr: ["refusé", "refusés"] },
  fresh: { en: ["new event", "new events"], fr: ["nouvel événement", "nouveaux événements"] },
  freshTickets: { en: ["new ticket", "new tickets"], fr: ["nouveau ticket", "nouveaux tickets"] },
  seen: { en: ["was here already", "were here already"], fr: ["était déjà là", "étaient déjà là"] },
} as const satisfies { readonly [name: string]: { readonly [L in Language]: readonly [string, string] } };

/** The report as a person reads it in a terminal. */
export function reportText(report: ImportReport, language: Language, stateName: (id: string) => string): string {
  const say = (name: keyof typeof WORDS): string => WORDS[name][language];
  const colon = language === "fr" ? "\u00a0:" : ":";
  const number = (value: number): string => value.toLocaleString(language);
  const counted = (value: number, name: keyof typeof COUNTED): string =>
    `${number(value)} ${COUNTED[name][language][(language === "fr" ? value < 2 : value === 1) ? 0 : 1]}`;
  const share = (part: number, whole: number): string =>
    whole === 0 ? "–" : `${((part / whole) * 100).toLocaleString(language, { maximumFractionDigits: 1 })} %`;
  const { tickets, events, door, rows, doubts, deviations, states } = report;
  const width = Math.max(1, ...deviations.map(({ count }) => number(count).length));
  const ended = states.filter((state) => state.ended > 0);
  return [
    `${report.log} → ${textIn(report.blueprint.name, language)} (${report.blueprint.key}@${report.blueprint.version})`,
    `${say("tickets")}${colon} ${number(tickets.total)}, ${counted(tickets.fitting, "fit")} (${share(tickets.fitting, tickets.total)})`,
    `${say("events")}${colon} ${number(events.total)}, ${counted(events.fitted, "fit")} (${share(events.fitted, events.total)}), ` +
      `${counted(events.noted, "noted")}, ${counted(events.deviated, "deviated")}, ${counted(events.refused, "refused")}`,
    `${say("ends")}${colon} ${ended.map(({ id, ended: count }) => `${stateName(id)} ${number(count)}`).join(", ") || say("none")}`,
    "",
    `${say("deviations")}${colon}${deviations.length === 0 ? ` ${say("none")}` : ""}`,
    ...deviations.map(
      ({ count, sentence, examples }) =>
        `  ${number(count).padStart(width)}  ${plain(sentence[language])} (${say("such")} ${examples
          .slice(0, 3)
          .map((one) => `${plain(one.case)} ${say("line")} ${one.line}`)
          .join(", ")})`,
    ),
    ...brokenText(rows, language, say, colon),
    ...(doubts.ambiguous.count > 0
      ? [
          `${say("ambiguous")}${colon} ${number(doubts.ambiguous.count)} (${report.zone}; ${say("line")} ${doubts.ambiguous.lines.slice(0, 5).join(", ")})`,
        ]
      : []),
    ...(doubts.skipped.count > 0
      ? [
          `${say("skipped")}${colon} ${number(doubts.skipped.count)} (${report.zone}; ${say("line")} ${doubts.skipped.lines.slice(0, 5).join(", ")})`,
        ]
      : []),
    ...(door.troubles.length > 0
      ? ["", `${say("troubles")}${colon}`, ...door.troubles.map((one) => `  ${plain(one[language])}`)]
      : []),
    ...(door.different > 0 ? ["", `${number(door.different)} ${say("different")}`] : []),
    "",
    `${counted(door.new, "fresh")}, ${counted(door.newTickets, "freshTickets")}, ${counted(door.seen, "seen")}.`,
  ].join("\n");
}

const SHOWN = 20;

function brokenText(
  rows: ImportReport["rows"],
  language: Language,
  say: (name: keyof typeof WORDS) => string,
  colon: string,
): readonly string[] {
  if (rows.broken === 0) return [];
  return [
    "",
    `${say("broken")}${colon} ${rows.broken}`,
    ...rows.listed
      .slice(0, SHOWN)
      .map(({ line, problem }) => `  ${say("line")} ${line}${colon} ${plain(problem[language])}`),
    ...(rows.broken > SHOWN ? [`  … ${say("more")}${colon} ${rows.broken - SHOWN}`] : []),
  ];
}
