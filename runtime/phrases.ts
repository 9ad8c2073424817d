import { parseDuration } from "../blueprints/duration.ts";
import type { Sentence } from "../blueprints/text.ts";

const WORDS: { readonly [word: string]: Sentence } = {
  owner: { en: "the owner", fr: "le responsable" },
  ownerGroup: { en: "the owner's group", fr: "le groupe du ticket" },
  actor: { en: "whoever acts", fr: "la personne qui agit" },
  requester: { en: "the requester", fr: "le demandeur" },
  chosen: { en: "those chosen before", fr: "les personnes choisies avant" },
  rule: { en: "rules", fr: "les règles" },
  system: { en: "the system", fr: "le système" },
};

export { OUTCOME_WORDS, STATUS_WORDS } from "../blueprints/status-words.ts";

const KINDS: { readonly [kind: string]: (name: Sentence) => Sentence } = {
  agent: (name) => name,
  group: ({ en, fr }) => ({ en: `agents in ${en}`, fr: `les agents de ${fr}` }),
  role: ({ en, fr }) => ({ en: `whoever has the role ${en}`, fr: `les personnes au rôle ${fr}` }),
  department: ({ en, fr }) => ({ en: `agents of the department ${en}`, fr: `les agents du département ${fr}` }),
};

/** People of a document in words: "the owner", "agents in finance". */
export const person = (reference: string): Sentence => personNamed(reference, () => undefined);

/** The same by the names that they have on a desk: "agents in Finance and billing". */
export function personNamed(reference: string, named: (reference: string) => Sentence | undefined): Sentence {
  const [kind = "", key = ""] = reference.split(":");
  const name = named(reference);
  return WORDS[reference] ?? KINDS[kind]?.(name ?? { en: key, fr: key }) ?? name ?? { en: reference, fr: reference };
}

/** "a, b or c" (or "a, b and c"), in both languages. */
export function list(items: readonly Sentence[], joined: "and" | "or"): Sentence {
  const word = joined === "and" ? { en: "and", fr: "et" } : { en: "or", fr: "ou" };
  const join = (parts: readonly string[], by: string): string =>
    parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${by} ${parts.at(-1)}`;
  return {
    en: join(
      items.map(({ en }) => en),
      word.en,
    ),
    fr: join(
      items.map(({ fr }) => fr),
      word.fr,
    ),
  };
}

export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowered = ({ en, fr }: Sentence): Sentence => ({ en: lower(en), fr: lower(fr) });

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
