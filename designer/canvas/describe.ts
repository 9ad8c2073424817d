import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { parseDuration } from "../../blueprints/duration.ts";
import { type Language, type Sentence, textIn } from "../../blueprints/text.ts";
import { lengthWords } from "../../runtime/clocks/limit-words.ts";

/** Findings by element, as badges show them. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

/** How many ways lead out of and into each state, the common ones included. */
export function waysOf(document: Blueprint): ReadonlyMap<string, { readonly out: number; readonly into: number }> {
  const ways = new Map(document.states.map((s) => [s.id, { out: 0, into: 0 }]));
  for (const transition of document.transitions) {
    for (const id of originsOf(document, transition)) {
      const way = ways.get(id);
      if (way) way.out += 1;
    }
    const target = ways.get(transition.to);
    if (target) target.into += 1;
  }
  return ways;
}

/** The states in which a transition is offered. */
export function originsOf(document: Blueprint, transition: Transition): readonly string[] {
  if (transition.from !== "any") return transition.from;
  return document.states.filter((s) => !s.final && !transition.except?.includes(s.id)).map((s) => s.id);
}

const UNITS = {
  en: { day: ["day", "days"], hour: ["h", "h"], minute: ["min", "min"], second: ["s", "s"] },
  fr: { day: ["jour", "jours"], hour: ["h", "h"], minute: ["min", "min"], second: ["s", "s"] },
} as const;

/** An ISO duration in words: `PT48H` is "48 h", `P3D` "3 days". */
export function durationWords(iso: string, language: Language): string {
  const duration = parseDuration(iso);
  if (!duration) return iso;
  const units = UNITS[language];
  const seconds = Math.floor(duration.ms / 1000);
  const parts: readonly [number, readonly [string, string]][] = [
    [duration.days, units.day],
    [Math.floor(seconds / 3600), units.hour],
    [Math.floor((seconds % 3600) / 60), units.minute],
    [seconds % 60, units.second],
  ];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit[count === 1 ? 0 : 1]}`);
  return words.join(" ");
}

const CATEGORY_WORDS: { readonly [category: string]: Sentence } = {
  start: { en: "start state", fr: "état de départ" },
  active: { en: "active state", fr: "état actif" },
  waiting: { en: "waiting state", fr: "état d’attente" },
  finished: { en: "finished state", fr: "état terminé" },
  cancelled: { en: "cancelled state", fr: "état annulé" },
};

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** A time limit as a box shows it: "4 working hours". */
export const limitLabel = (
  { within, time }: { readonly within: string; readonly time: "calendar" | "working" },
  language: Language,
): string => lengthWords(within, time)[language];

/** "In triage, active state, 3 ways out, 1 way in, at most 4 working hours, 1 problem". */
export function stateWords(
  state: State,
  category: string,
  ways: { readonly out: number; readonly into: number },
  problems: Problems,
  language: Language,
): string {
  const total = problems.errors + problems.warnings;
  const parts = [textIn(state.name, language), CATEGORY_WORDS[category]?.[language] ?? ""];
  if (language === "fr") parts.push(count(ways.out, "sortie", "sorties"), count(ways.into, "entrée", "entrées"));
  else parts.push(count(ways.out, "way out", "ways out"), count(ways.into, "way in", "ways in"));
  if (state.limit) parts.push(`${language === "fr" ? "au plus" : "at most"} ${limitLabel(state.limit, language)}`);
  if (total > 0)
    parts.push(language === "fr" ? count(total, "problème", "problèmes") : count(total, "problem", "problems"));
  return parts.filter((part) => part !== "").join(", ");
}

/** What each state is called, by its id. */
export const namesOf = (document: Blueprint, language: Language): ReadonlyMap<string, string> =>
  new Map(document.states.map(({ id, name }) => [id, textIn(name, language)]));

/** "Take it, from In triage to In progress, needs 2 fields"; `names` are the states', by their ids. */
export function transitionWords(
  names: ReadonlyMap<string, string>,
  transition: Transition,
  from: string | null,
  language: Language,
): string {
  const name = (id: string) => names.get(id) ?? id;
  const fr = language === "fr";
  const origin = from === null ? (fr ? "tous les états" : "any state") : name(from);
  const parts = [
    textIn(transition.name, language),
    fr ? `de ${origin} à ${name(transition.to)}` : `from ${origin} to ${name(transition.to)}`,
  ];
  if (transition.start) parts.push(fr ? "se fait tout seul" : "happens by itself");
  const asked = transition.during?.filter((item) => item.ask !== "message").length ?? 0;
  if (asked > 0)
    parts.push(fr ? `demande ${count(asked, "élément", "éléments")}` : `asks for ${count(asked, "thing", "things")}`);
  const done = transition.after?.length ?? 0;
  if (done > 0) parts.push(fr ? count(done, "action", "actions") : count(done, "action", "actions"));
  return parts.join(", ");
}
