import { MousePointerClick } from "lucide-react";
import type { Macro } from "../../../blueprints/macro.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { actionsWords, conditionWords, useRuleTeller } from "../../rules/sentences.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { RuleList } from "../triggers/rule-list.tsx";
import { isMacroLike } from "./plain-macro.ts";

/** What agents may press: what each does, how often it was pressed, and whether it is on. */
export default function MacrosScreen() {
  const t = useWords(macros);
  const teller = useRuleTeller();
  const { documents } = useRuleList("macro", isMacroLike);
  const sentence = ({ when, do: actions }: Macro): string => {
    const condition = conditionWords(when, teller);
    return `${condition === null ? t("say.always") : t("say.if", { condition })} ${actionsWords(actions, teller)}`;
  };
  return (
    <RuleList
      kind="macro"
      icon={MousePointerClick}
      t={t}
      documents={documents}
      what={(_, macro) => <span className="block min-w-60 text-soft">{macro ? sentence(macro) : "…"}</span>}
    />
  );
}
