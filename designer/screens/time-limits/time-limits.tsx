import { useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { useMemo } from "react";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { type SlaPolicy, slaPolicySchema } from "../../../blueprints/sla-policy.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { may, useDirectory, useMe } from "../../data/session.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useDryRun } from "../../rules/use-dry-run.ts";
import { useNewestDocuments } from "../../rules/use-newest.ts";
import { Badge } from "../../ui/badge.tsx";
import { plainPolicy } from "./plain-policy.ts";
import { isPolicyLike } from "./policy-form.tsx";
import { shadowedIn } from "./reached.ts";

const NONE: readonly DefinitionSummary[] = [];

/** SLA policies in their order: what each takes now, and whether it is ever reached. */
export default function TimeLimitsScreen() {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const me = useMe();
  // The same question as the list's own: it is asked once.
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "sla-policy"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "sla-policy" } })).items,
  });
  const items = list.data ?? NONE;
  const documents = useNewestDocuments("sla-policy", items, isPolicyLike);
  const directory = useDirectory().data ?? null;
  const shadowed = useMemo(() => shadowedIn(items, documents, directory), [items, documents, directory]);
  return (
    <DefinitionList
      kind="sla-policy"
      path="/time-limits"
      icon={Timer}
      words={{ title: t("title"), intro: t("intro"), fresh: t("new"), none: t("none") }}
      draft={plainPolicy}
      columns={[
        {
          title: t("reached"),
          cell: (item) => {
            const finding = shadowed.get(item.key);
            if (item.published === null) return <span className="text-soft">–</span>;
            return finding ? (
              <span className="flex max-w-80 flex-col items-start gap-1">
                <Badge tone="warning">{t("reached.never")}</Badge>
                <span className="text-soft text-xs">{finding.message[language]}</span>
              </span>
            ) : (
              t("reached.yes")
            );
          },
        },
        ...(may(me, "design")
          ? [
              {
                title: t("matches"),
                cell: (item: DefinitionSummary) => {
                  const policy = documents.get(item.key);
                  return policy ? <Matches policy={policy} /> : "…";
                },
              },
            ]
          : []),
      ]}
    />
  );
}

function Matches({ policy }: { readonly policy: SlaPolicy }) {
  const t = useWords(timeLimits);
  const whole = slaPolicySchema.safeParse(policy).success;
  const { data, isError } = useDryRun(whole ? policy : null);
  if (!whole) return <span className="text-soft">–</span>;
  if (isError) return <span className="text-soft">{t("matches.failed")}</span>;
  if (data?.kind !== "sla-policy") return <span className="text-soft">…</span>;
  const count = t("matches.count", { count: data.matches });
  return (
    <span className="tabular flex flex-col">
      {data.complete ? count : t("matches.atLeast", { count })}
      {data.breachedNow > 0 && (
        <span className="text-error text-xs">{t("matches.late", { count: data.breachedNow })}</span>
      )}
    </span>
  );
}
