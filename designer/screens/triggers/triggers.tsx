import { Zap } from "lucide-react";
import { useMemo } from "react";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { triggers } from "../../i18n/triggers.ts";
import { Acted } from "../../rules/acted.tsx";
import { OnSwitch } from "../../rules/on-switch.tsx";
import { useRuleTeller } from "../../rules/sentences.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { NewRule } from "./new-rule.tsx";
import { PairWarnings, usePairs } from "./pairs.tsx";
import { isTriggerLike } from "./plain-trigger.ts";
import { triggerWords } from "./trigger-words.ts";

/** The rules that act when something happens: what each does, how often it did, and whether it is on. */
export default function TriggersScreen() {
  const t = useWords(triggers);
  const words = useWords(rules);
  const say = useSay();
  const names = useRuleTeller();
  const teller = useMemo(() => ({ t, ...names }), [t, names]);
  const { items, documents } = useRuleList("trigger", isTriggerLike);
  const pairs = usePairs(items, documents);
  return (
    <DefinitionList
      kind="trigger"
      path="/triggers"
      icon={Zap}
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
            const trigger = documents.get(item.key);
            return (
              <>
                <span className="block min-w-60 text-soft">{trigger ? triggerWords(trigger, teller) : "…"}</span>
                <PairWarnings of={item.key} {...{ pairs, documents, teller }} />
              </>
            );
          },
        },
        { title: words("acted"), cell: (item) => <Acted rule={`trigger:${item.key}`} /> },
        { title: words("on"), cell: (item) => <OnSwitch kind="trigger" item={item} /> },
      ]}
    />
  );
}
