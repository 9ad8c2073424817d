import type { Trigger } from "../../../blueprints/trigger.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { triggers } from "../../i18n/triggers.ts";
import { actionsWords, conditionWords, type RuleTeller } from "../../rules/sentences.ts";

export interface TriggerTeller extends RuleTeller {
  readonly t: Translate<keyof (typeof triggers)["en"]>;
}

/** "When the requester answers or the ticket is reopened, and Status is Open, then: Add the tag back". */
export function triggerWords(trigger: Pick<Trigger, "on" | "when" | "do">, teller: TriggerTeller): string {
  const { t } = teller;
  const starts = trigger.on.map((it) => t(`on.${it}`)).join(` ${t("say.or")} `) || t("say.nothing");
  const condition = conditionWords(trigger.when, teller);
  return `${t("say.when")} ${starts}${condition === null ? "" : `, ${t("say.if")} ${condition}`}, ${t("say.then")} ${actionsWords(trigger.do, teller)}`;
}
