import type { Blueprint, State } from "../../blueprints/blueprint.ts";
import type { Escalation } from "../../blueprints/sla-policy.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Action } from "../../blueprints/vocabulary/actions.ts";
import { capital, durationWords, list, lower } from "../phrases.ts";

/** The limit of a state's stay, or of the whole process: the second has no visits and may rest in states. */
export type Limit = NonNullable<State["limit"]> & { readonly pausedIn?: NonNullable<Blueprint["limit"]>["pausedIn"] };

/** "4 working hours", "2 working days 4 hours", "3 days": a length in its own kind of time. */
export function lengthWords(duration: string, time: "calendar" | "working"): Sentence {
  const { en, fr } = durationWords(duration);
  if (time === "calendar") return { en, fr };
  return {
    en: en.replace(/^(\d+) /, "$1 working "),
    // French names it after the unit, in its gender and number: 1 jour ouvré, 4 heures ouvrées.
    fr: fr.replace(/^(\d+) (\p{L}+)/u, (_, count: string, unit: string) => {
      const ending = `${unit.startsWith("jour") ? "" : "e"}${unit.endsWith("s") ? "s" : ""}`;
      return `${count} ${unit} ouvré${ending}`;
    }),
  };
}

/** When a step of an escalation acts: "at the breach", "2 working hours after the breach". */
export function escalationPoint({ at }: Pick<Escalation, "at">, time: "calendar" | "working"): Sentence {
  if (at === "warning") return { en: "at the warning", fr: "à l’avertissement" };
  if (at === "breach") return { en: "at the breach", fr: "au dépassement" };
  const { en, fr } = lengthWords(at, time);
  return { en: `${en} after the breach`, fr: `${fr} après le dépassement` };
}

/** What a limit says, in sentences: how long, what is counted, when it warns, and what happens then. */
export function limitWords(
  of: "state" | "process",
  limit: Limit,
  say: { readonly action: (action: Action) => Sentence; readonly state: (id: string) => Sentence },
): Sentence {
  const parts = [most(of, limit)];
  if (limit.pausedIn && limit.pausedIn.length > 0) {
    const states = list(limit.pausedIn.map(say.state), "and");
    parts.push({ en: `It rests in ${states.en}.`, fr: `Le compte s’arrête dans ${states.fr}.` });
  }
  if (limit.warnAt !== undefined) {
    const share = Math.round(limit.warnAt * 100);
    parts.push({ en: `It warns at ${share}% of that.`, fr: `Avertissement à ${share} % de cette durée.` });
  }
  for (const step of limit.escalate ?? []) {
    if (step.do.length === 0) continue;
    const when = escalationPoint(step, limit.time);
    const done = list(
      step.do.map((action) => say.action(action)),
      "and",
    );
    parts.push({ en: `${capital(when.en)}: ${lower(done.en)}.`, fr: `${capital(when.fr)} : ${lower(done.fr)}.` });
  }
  return { en: parts.map(({ en }) => en).join(" "), fr: parts.map(({ fr }) => fr).join(" ") };
}

function most(of: "state" | "process", { within, time, counts }: Limit): Sentence {
  const { en, fr } = lengthWords(within, time);
  if (of === "process")
    return {
      en: `The whole process may take ${en} at most.`,
      fr: `Tout le processus doit tenir en ${fr}.`,
    };
  return counts === "allVisits"
    ? {
        en: `A ticket may stay there ${en} at most, all visits together.`,
        fr: `Un ticket y reste au plus ${fr}, tous passages réunis.`,
      }
    : { en: `A ticket may stay there ${en} at most.`, fr: `Un ticket y reste au plus ${fr}.` };
}
