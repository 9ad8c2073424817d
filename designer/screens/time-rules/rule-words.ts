import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { conditionSentence } from "../../../blueprints/condition.ts";
import { type Language, type Sentence, textIn } from "../../../blueprints/text.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { type Action, actionType } from "../../../blueprints/vocabulary/actions.ts";
import { readables } from "../../conditions/catalogue.ts";
import { parsed } from "../../conditions/model.ts";
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
  const semicolon = language === "fr" ? " ; " : "; ";
  const acts = (actions: readonly Action[]) => actions.map((action) => actionWords(action, teller)).join(semicolon);
  const done = acts(rule.do);
  const also = (rule.also ?? []).map((it) => `${semicolon}${t("say.also", { nth: it.nth })} ${acts(it.do)}`).join("");
  return `${opening.filter((part) => part !== "").join(" ")}${condition(rule, teller)}, ${t("say.then")} ${done === "" ? "…" : done}${again}${also}`;
}

const quoted = (text: string, language: Language): string =>
  language === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;

/** ", if Department is Finance"; nothing where there is none. */
function condition({ when }: TimeRule, { t, language, directory, document }: Teller): string {
  const tree = when === undefined ? null : parsed(when);
  if (!tree) return "";
  const list = readables(directory, [], language);
  const sentence = conditionSentence(tree, {
    value: (reference) => both(nameOf({ document, directory, language }, reference)),
    path: (path) => {
      const found = list.find((it) => it.path === path);
      return found && both(found.label);
    },
  });
  return `, ${t("say.if")} ${sentence[language]}`;
}

const both = (text: string): Sentence => ({ en: text, fr: text });

/** The state, status or field that the first choice asks for. */
function which(rule: TimeRule, { language, processes, directory }: Teller): string {
  const { since, until } = rule;
  const field =
    typeof until === "object" ? until.field : typeof since === "object" && "field" in since ? since.field : null;
  if (field !== null) {
    const found = directory?.fields.find(({ key }) => key === field);
    return quoted(found ? textIn(found.name, language) : field, language);
  }
  if (typeof since !== "object" || "field" in since) return "";
  if ("status" in since) return quoted(label(since.status, language), language);
  const process = processes.find(({ key }) => key === since.blueprint);
  const states = process ? process.states : processes.flatMap((it) => it.states);
  const state = states.find(({ id }) => id === since.state);
  return `${quoted(state ? textIn(state.name, language) : since.state, language)}${process ? ` (${textIn(process.name, language)})` : ""}`;
}

function actionWords(action: Action, { language, directory, document }: Teller): string {
  const type = actionType(action.do);
  const name = (reference: string): string => {
    const template = directory?.templates.find(({ key }) => key === reference);
    return template
      ? quoted(textIn(template.name, language), language)
      : nameOf({ document, directory, language }, reference);
  };
  try {
    return type?.sentence(action, name)[language] ?? action.do;
  } catch {
    // An action that is not filled in yet has only its title.
    return type?.title[language] ?? action.do;
  }
}
