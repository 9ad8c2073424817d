import { parseDuration } from "../blueprints/duration.ts";
import type { Sentence } from "../blueprints/text.ts";

const WORDS: { readonly [word: string]: Sentence } = {
  owner: { en: "the owner", fr: "le responsable" },
  ownerGroup: { en: "the owner's group", fr: "le groupe du ticket" },
  actor: { en: "whoever acts", fr: "qui agit" },
  requester: { en: "the requester", fr: "le demandeur" },
  chosen: { en: "those chosen before", fr: "les personnes choisies avant" },
  rule: { en: "rules", fr: "les règles" },
  system: { en: "the system", fr: "le système" },
};

const KINDS: { readonly [kind: string]: (key: string) => Sentence } = {
  agent: (key) => ({ en: key, fr: key }),
  group: (key) => ({ en: `agents in ${key}`, fr: `les agents de ${key}` }),
  role: (key) => ({ en: `whoever has the role ${key}`, fr: `qui a le rôle ${key}` }),
  department: (key) => ({ en: `agents of the department ${key}`, fr: `les agents du département ${key}` }),
};

/** People of a document in words: "the owner", "agents in finance". */
export function person(reference: string): Sentence {
  const [kind = "", key = ""] = reference.split(":");
  return WORDS[reference] ?? KINDS[kind]?.(key) ?? { en: reference, fr: reference };
}

/** "a, b or c", in both languages. */
export const list = (items: readonly Sentence[]): Sentence => ({
  en: items.map(({ en }) => en).join(", "),
  fr: items.map(({ fr }) => fr).join(", "),
});

/** "2 days", "1 hour 30 minutes". */
export function durationWords(text: string): Sentence {
  const duration = parseDuration(text);
  if (!duration) return { en: text, fr: text };
  const minutes = Math.floor(duration.ms / 60_000);
  const parts: readonly (readonly [number, string, string])[] = [
    [duration.days, "day", "jour"],
    [Math.floor(minutes / 60), "hour", "heure"],
    [minutes % 60, "minute", "minute"],
    [Math.floor(duration.ms / 1000) % 60, "second", "seconde"],
  ];
  const shown = parts.filter(([count]) => count > 0);
  return {
    en: shown.map(([count, en]) => `${count} ${en}${count === 1 ? "" : "s"}`).join(" "),
    fr: shown.map(([count, , fr]) => `${count} ${fr}${count === 1 ? "" : "s"}`).join(" "),
  };
}
