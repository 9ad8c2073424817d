import { useMemo } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { conditionSentence } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Language } from "../../blueprints/text.ts";
import { type Action, actionType } from "../../blueprints/vocabulary/actions.ts";
import { namesOf, readables } from "../conditions/catalogue.ts";
import { parsed } from "../conditions/model.ts";
import { useDirectory } from "../data/session.ts";
import { useLanguage } from "../i18n/i18n.ts";
import { typeset } from "../i18n/typeset.ts";
import { nameOf } from "../inspector/form-context.ts";
import { usePooled, useProcesses } from "./use-processes.ts";

/** What whoever reads a rule aloud needs: the language, and names. */
export interface RuleTeller {
  readonly language: Language;
  readonly directory: DirectoryView | null;
  /** All processes seen as one, for names. */
  readonly document: Blueprint;
}

export function useRuleTeller(): RuleTeller {
  const language = useLanguage();
  const directory = useDirectory().data ?? null;
  const document = usePooled(useProcesses());
  return useMemo(() => ({ language, directory, document }), [language, directory, document]);
}

export const quoted = (text: string, language: Language): string =>
  language === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;

/** "Department is Finance"; null: there is none, or it cannot be read. */
export function conditionWords(when: Json | undefined, teller: RuleTeller): string | null {
  const { language, directory, document } = teller;
  const tree = when === undefined ? null : parsed(when);
  if (!tree) return null;
  const list = readables(directory, [], language, false, document.states);
  return conditionSentence(
    tree,
    namesOf(list, (reference) => nameOf(teller, reference)),
  )[language];
}

/** "Set Priority to urgent". An action that is not filled in yet has only its title. */
export function actionWords(action: Action, teller: RuleTeller): string {
  const { language } = teller;
  const type = actionType(action.do);
  try {
    const said = type?.sentence(action, (reference) => nameOf(teller, reference))[language];
    return typeset(said ?? action.do, language);
  } catch {
    return type?.title[language] ?? action.do;
  }
}

/** All actions in their order; "…" while there is none. */
export const actionsWords = (actions: readonly Action[], teller: RuleTeller): string =>
  actions.map((action) => actionWords(action, teller)).join(teller.language === "fr" ? " ; " : "; ") || "…";
