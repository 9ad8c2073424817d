import { useMemo } from "react";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { type Trigger, triggerSchema } from "../../../blueprints/trigger.ts";
import { type TriggerPair, triggerPairs } from "../../../blueprints/trigger-pairs.ts";
import { useSay } from "../../i18n/i18n.ts";
import { actionWords, quoted } from "../../rules/sentences.ts";
import { Badge } from "../../ui/badge.tsx";
import type { TriggerTeller } from "./trigger-words.ts";

/** The triggers of the list that undo each other; what is switched off undoes nothing. */
export const usePairs = (
  items: readonly DefinitionSummary[],
  documents: ReadonlyMap<string, Trigger>,
): readonly TriggerPair[] =>
  useMemo(() => {
    const live = items.filter(({ published, draft }) => published !== null || draft !== null);
    return triggerPairs(live.flatMap(({ key }) => triggerSchema.safeParse(documents.get(key)).data ?? []));
  }, [items, documents]);

/** Said at each of the two, with both names. */
export function PairWarnings({
  of,
  pairs,
  documents,
  teller,
}: {
  readonly of: string;
  readonly pairs: readonly TriggerPair[];
  readonly documents: ReadonlyMap<string, Trigger>;
  readonly teller: TriggerTeller;
}) {
  const say = useSay();
  const { t, language } = teller;
  const name = (key: string): string => quoted(say(documents.get(key)?.name ?? key), language);
  return pairs
    .filter(({ first, second }) => first === of || second === of)
    .map(({ first, second, done, undone, loop }) => (
      <div key={`${first} ${second}`} className="mt-1.5 flex flex-col items-start gap-1">
        <Badge tone="warning">{t("pair.title")}</Badge>
        <span>
          {t(loop ? "pair.loop" : "pair.text", {
            first: name(first),
            second: name(second),
            done: actionWords(done, teller),
            undone: actionWords(undone, teller),
          })}
        </span>
      </div>
    ));
}
