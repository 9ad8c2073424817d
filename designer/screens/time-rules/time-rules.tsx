import { useQuery } from "@tanstack/react-query";
import { AlarmClock } from "lucide-react";
import { useMemo, useState } from "react";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { type TimeRule, timeRuleSchema } from "../../../blueprints/time-rule.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { may, useDirectory, useMe } from "../../data/session.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { SwitchOff } from "../../definition/switch-off.tsx";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { useDryRun } from "../../rules/use-dry-run.ts";
import { useNewestDocuments } from "../../rules/use-newest.ts";
import { usePooled, useProcesses } from "../../rules/use-processes.ts";
import { Switch } from "../../ui/switch.tsx";
import { NewRule } from "../triggers/new-rule.tsx";
import { isTimeRuleLike } from "./counting.ts";
import { ruleWords } from "./rule-words.ts";
import { SwitchOnTimeRule } from "./switch-on.tsx";

const NONE: readonly DefinitionSummary[] = [];

/** The rules that act by time: what each does, how many tickets it would touch, and whether it is on. */
export default function TimeRulesScreen() {
  const t = useWords(timeRules);
  const words = useWords(rules);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const [turned, setTurned] = useState<{ readonly item: DefinitionSummary; readonly on: boolean } | null>(null);
  // The same question as the list's own: it is asked once.
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "time-rule"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "time-rule" } })).items,
  });
  const documents = useNewestDocuments("time-rule", list.data ?? NONE, isTimeRuleLike);
  const processes = useProcesses();
  const document = usePooled(processes);
  const directory = useDirectory().data ?? null;
  const teller = useMemo(
    () => ({ t, language, directory, processes, document }),
    [t, language, directory, processes, document],
  );
  const ofRule = (item: DefinitionSummary): TimeRule | undefined => documents.get(item.key);
  return (
    <>
      <DefinitionList
        kind="time-rule"
        path="/time-rules"
        icon={AlarmClock}
        words={{ title: t("title"), intro: t("intro"), fresh: words("new.button"), none: t("none") }}
        Fresh={NewRule}
        columns={[
          {
            title: t("what"),
            cell: (item) => {
              const rule = ofRule(item);
              return <span className="text-soft">{rule ? ruleWords(rule, teller) : "…"}</span>;
            },
          },
          ...(may(me, "design")
            ? [
                {
                  title: t("now"),
                  cell: (item: DefinitionSummary) => {
                    const rule = ofRule(item);
                    return rule ? <Touched rule={rule} /> : "…";
                  },
                },
              ]
            : []),
          {
            title: t("on"),
            cell: (item) => (
              <Switch
                label={t("on.label", { name: say(item.name) })}
                checked={item.published !== null}
                disabled={!may(me, "publish")}
                onChange={(on) => setTurned({ item, on })}
              />
            ),
          },
        ]}
      />
      {turned?.on === true && <SwitchOnTimeRule item={turned.item} onClose={() => setTurned(null)} />}
      {turned?.on === false && (
        <SwitchOff kind="time-rule" of={turned.item.key} name={say(turned.item.name)} onClose={() => setTurned(null)} />
      )}
    </>
  );
}

function Touched({ rule }: { readonly rule: TimeRule }) {
  const t = useWords(timeRules);
  const whole = timeRuleSchema.safeParse(rule).success;
  const { data, isError } = useDryRun(whole ? rule : null);
  if (!whole) return <span className="text-soft">–</span>;
  if (isError) return <span className="text-soft">{t("now.failed")}</span>;
  if (data?.kind !== "time-rule") return <span className="text-soft">…</span>;
  return (
    <span className="tabular flex flex-col whitespace-nowrap">
      <span>{t("now.now", { count: data.now })}</span>
      <span className="text-soft">{t("now.next", { count: data.next24h })}</span>
    </span>
  );
}
