import { useMemo } from "react";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Language } from "../../../blueprints/text.ts";
import { textIn } from "../../../blueprints/text.ts";
import { useDirectory } from "../../data/session.ts";
import { useLanguage } from "../../i18n/i18n.ts";

const WORDS: { readonly [word: string]: { readonly en: string; readonly fr: string } } = {
  owner: { en: "the owner", fr: "le responsable" },
  ownerGroup: { en: "the owner’s group", fr: "le groupe du responsable" },
  actor: { en: "whoever takes the step", fr: "qui effectue l’étape" },
  requester: { en: "the requester", fr: "le demandeur" },
  chosen: { en: "the people chosen", fr: "les personnes choisies" },
  rule: { en: "a rule", fr: "une règle" },
  system: { en: "the system", fr: "le système" },
};

/** The name of whatever a document refers to: `group:finance`, `owner`, a field's key, a template's key. */
export function nameIn(directory: DirectoryView | undefined, language: Language): (reference: string) => string {
  const names = new Map<string, string>();
  for (const each of directory?.people ?? []) names.set(each.id, each.name);
  for (const each of [...(directory?.groups ?? []), ...(directory?.departments ?? []), ...(directory?.roles ?? [])])
    names.set(each.id, each.name);
  for (const each of directory?.fields ?? []) names.set(each.key, textIn(each.name, language));
  for (const each of directory?.templates ?? []) names.set(each.key, textIn(each.name, language));
  return (reference) => names.get(reference) ?? WORDS[reference]?.[language] ?? reference.replace(/^[a-z]+:/i, "");
}

export function useNames(): (reference: string) => string {
  const directory = useDirectory();
  const language = useLanguage();
  return useMemo(() => nameIn(directory.data, language), [directory.data, language]);
}
