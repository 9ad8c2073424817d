import { Zap } from "lucide-react";
import { useMemo } from "react";
import { useWords } from "../../i18n/i18n.ts";
import { triggers } from "../../i18n/triggers.ts";
import { useRuleTeller } from "../../rules/sentences.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { PairWarnings, usePairs } from "./pairs.tsx";
import { isTriggerLike } from "./plain-trigger.ts";
import { RuleList } from "./rule-list.tsx";
import { triggerWords } from "./trigger-words.ts";

/** The rules that act when something happens: what each does, how often it did, and whether it is on. */
export default function TriggersScreen() {
  const t = useWords(triggers);
  const names = useRuleTeller();
  const teller = useMemo(() => ({ t, ...names }), [t, names]);
  const { items, documents } = useRuleList("trigger", isTriggerLike);
  const pairs = usePairs(items, documents);
  return (
    <RuleList
      kind="trigger"
      icon={Zap}
      t={t}
      documents={documents}
      what={(key, trigger) => (
        <>
          <span className="block min-w-60 text-soft">{trigger ? triggerWords(trigger, teller) : "…"}</span>
          <PairWarnings of={key} {...{ pairs, documents, teller }} />
        </>
      )}
    />
  );
}
