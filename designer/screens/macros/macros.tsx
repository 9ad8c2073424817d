import { MousePointerClick } from "lucide-react";
import type { Macro } from "../../../blueprints/macro.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { rules } from "../../i18n/rules.ts";
import { Acted } from "../../rules/acted.tsx";
import { OnSwitch } from "../../rules/on-switch.tsx";
import { actionsWords, conditionWords, useRuleTeller } from "../../rules/sentences.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { NewRule } from "../triggers/new-rule.tsx";
import { isMacroLike } from "./plain-macro.ts";

/** What agents may press: what each does, how often it was pressed, and whether it is on. */
export default function MacrosScreen() {
  const t = useWords(macros);
  const words = useWords(rules);
  const say = useSay();
  const teller = useRuleTeller();
  const { documents } = useRuleList("macro", isMacroLike);
  const sentence = ({ when, do: actions }: Macro): string => {
    const condition = conditionWords(when, teller);
    return `${condition === null ? t("say.always") : t("say.if", { condition })} ${actionsWords(actions, teller)}`;
  };
  return (
    <DefinitionList
      kind="macro"
      path="/macros"
      icon={MousePointerClick}
      words={{ title: t("title"), intro: t("intro"), fresh: words("new.button"), none: t("none") }}
      Fresh={NewRule}
      section={(item) => {
        const section = documents.get(item.key)?.section;
        return section === undefined ? null : say(section);
      }}
      noSection={words("section.none")}
      columns={[
        {
          title: words("what"),
          cell: (item) => {
            const macro = documents.get(item.key);
            return <span className="block min-w-60 text-soft">{macro ? sentence(macro) : "…"}</span>;
          },
        },
        { title: words("acted"), cell: (item) => <Acted rule={`macro:${item.key}`} /> },
        { title: words("on"), cell: (item) => <OnSwitch kind="macro" item={item} /> },
      ]}
    />
  );
}
