import { KIND_NAMES } from "../../blueprints/kind-names.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Language } from "../../blueprints/text.ts";
import type { PublishRequest } from "./publish-requests.ts";

/** What a mail about a request tells. */
interface Told extends Pick<PublishRequest, "act" | "note" | "word"> {
  readonly kind: Kind;
  /** Null: it is about the order of the kind. */
  readonly name: string | null;
  readonly author: string;
  /** Null: it waits. */
  readonly answer: { readonly by: string; readonly agreed: boolean } | null;
}

const WORDS = {
  en: {
    what: { publish: "publish", retire: "switch off", order: "change the order of" },
    named: (kind: string, name: string) => `${kind} “${name}”`,
    asked: (author: string, does: string, what: string) => `${author} asks to ${does}: ${what}`,
    looks: "It waits for a second person. You may look at it and answer:",
    agreed: (by: string, what: string) => `${by} has agreed, and it is in force: ${what}`,
    refused: (by: string, what: string) => `${by} has refused: ${what}`,
  },
  fr: {
    what: { publish: "publier", retire: "désactiver", order: "changer l’ordre de" },
    named: (kind: string, name: string) => `${kind} « ${name} »`,
    asked: (author: string, does: string, what: string) => `${author} demande à ${does} : ${what}`,
    looks: "Une deuxième personne est attendue. Vous pouvez regarder et répondre :",
    agreed: (by: string, what: string) => `${by} est d’accord, et c’est en vigueur : ${what}`,
    refused: (by: string, what: string) => `${by} a refusé : ${what}`,
  },
} as const;

/** The mail in the words of whoever reads it. */
export function noticeText(
  { act, kind, name, author, note, word, answer }: Told,
  language: Language,
  address: string,
): { readonly subject: string; readonly text: string } {
  const words = WORDS[language];
  const what = name === null ? KIND_NAMES[kind][language] : words.named(KIND_NAMES[kind][language], name);
  const subject =
    answer === null
      ? words.asked(author, words.what[act], what)
      : answer.agreed
        ? words.agreed(answer.by, what)
        : words.refused(answer.by, what);
  const said = answer === null ? [note, words.looks] : [word];
  const text = [subject, ...said, `${address}/publications`].filter((part) => part !== "").join("\n\n");
  return { subject: subject.replaceAll(/\s+/g, " ").slice(0, 200), text };
}
