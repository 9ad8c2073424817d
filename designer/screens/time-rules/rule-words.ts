import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { textIn } from "../../../blueprints/text.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { timeRules } from "../../i18n/time-rules.ts";
import { label } from "../../inspector/labels.ts";
import { actionsWords, conditionWords, quoted, type RuleTeller } from "../../rules/sentences.ts";
import { durationPhrase } from "../../rules/typed-duration.ts";
import { fromOf, isUntil } from "./counting.ts";

export interface Teller extends RuleTeller {
  readonly t: Translate<keyof (typeof timeRules)["en"]>;
  readonly processes: readonly Blueprint[];
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
  const also = (rule.also ?? [])
    .map((it) => `${semicolon}${t("say.also", { nth: it.nth })} ${actionsWords(it.do, teller)}`)
    .join("");
  return `${opening.filter((part) => part !== "").join(" ")}${condition(rule, teller)}, ${t("say.then")} ${actionsWords(rule.do, teller)}${again}${also}`;
}

/** ", if Department is Finance"; nothing where there is none. */
function condition({ when }: TimeRule, teller: Teller): string {
  const words = conditionWords(when, teller);
  return words === null ? "" : `, ${teller.t("say.if")} ${words}`;
}

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
