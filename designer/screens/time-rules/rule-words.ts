import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { type Action, actionType } from "../../../blueprints/vocabulary/actions.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { timeRules } from "../../i18n/time-rules.ts";
import { nameOf } from "../../inspector/form-context.ts";
import { label } from "../../inspector/labels.ts";
import { durationPhrase } from "../../rules/typed-duration.ts";
import { fromOf, isUntil } from "./counting.ts";

export interface Teller {
  readonly t: Translate<keyof (typeof timeRules)["en"]>;
  readonly language: Language;
  readonly directory: DirectoryView | null;
  readonly processes: readonly Blueprint[];
  /** All processes seen as one, for names. */
  readonly document: Blueprint;
}

/** "When a ticket has been in a state En cours · Finance for 48 hours, then: Move it to En retard." */
export function ruleWords(rule: TimeRule, teller: Teller): string {
  const { t, language } = teller;
  const from = fromOf(rule);
  const opening = [
    t("say.when"),
    t(`from.${from}`),
    which(rule, teller),
    t(isUntil(from) ? "say.before" : "say.for"),
    durationPhrase(rule.reaches, rule.time, language),
    isUntil(from) ? t("say.ahead") : "",
  ];
  const again =
    rule.again === undefined ? "" : `, ${t("say.again")} ${durationPhrase(rule.again, rule.time, language)}`;
  const done = rule.do.map((action) => actionWords(action, teller)).join("; ");
  return `${opening.filter((part) => part !== "").join(" ")}, ${t("say.then")} ${done === "" ? "…" : done}${again}`;
}

/** The state, status or field that the first choice asks for. */
function which(rule: TimeRule, { language, processes, directory }: Teller): string {
  const { since, until } = rule;
  const field =
    typeof until === "object" ? until.field : typeof since === "object" && "field" in since ? since.field : null;
  if (field !== null) {
    const found = directory?.fields.find(({ key }) => key === field);
    return found ? `“${textIn(found.name, language)}”` : field;
  }
  if (typeof since !== "object" || "field" in since) return "";
  if ("status" in since) return `“${label(since.status, language)}”`;
  const process = processes.find(({ key }) => key === since.blueprint);
  const states = process ? process.states : processes.flatMap((it) => it.states);
  const state = states.find(({ id }) => id === since.state);
  return `“${state ? textIn(state.name, language) : since.state}”${process ? ` (${textIn(process.name, language)})` : ""}`;
}

function actionWords(action: Action, { language, directory, document }: Teller): string {
  const type = actionType(action.do);
  try {
    return (
      type?.sentence(action, (reference) => nameOf({ document, directory, language }, reference))[language] ?? action.do
    );
  } catch {
    // An action that is not filled in yet has only its title.
    return type?.title[language] ?? action.do;
  }
}
