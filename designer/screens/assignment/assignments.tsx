import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useNewestDocuments } from "../../rules/use-newest.ts";
import { Badge } from "../../ui/badge.tsx";
import { useNames } from "../ticket/names.ts";
import { ByHandGroups } from "./by-hand-groups.tsx";
import { isAssignmentLike, plainAssignment } from "./plain-assignment.ts";

const NONE: readonly DefinitionSummary[] = [];

/** Groups and how each of them chooses; those without a rule share by hand. */
export default function AssignmentsScreen() {
  const t = useWords(assignment);
  const name = useNames();
  // The same question as the list's own: it is asked once.
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "assignment"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "assignment" } })).items,
  });
  const items = list.data ?? NONE;
  const documents = useNewestDocuments("assignment", items, isAssignmentLike);
  // Of two rules in force for one group, the last one counts.
  const counts = new Map(
    items.flatMap(({ key, published }) => {
      const group = published === null ? undefined : documents.get(key)?.group;
      return group === undefined ? [] : [[group, key] as const];
    }),
  );
  return (
    <>
      <DefinitionList
        kind="assignment"
        path="/assignment"
        icon={Users}
        words={{ title: t("title"), intro: t("intro"), fresh: t("new"), none: t("none") }}
        draft={plainAssignment}
        columns={[
          {
            title: t("group"),
            cell: ({ key }) => {
              const group = documents.get(key)?.group;
              return group ? name(group) : "–";
            },
          },
          {
            title: t("method"),
            cell: ({ key, published }) => {
              const method = documents.get(key)?.method;
              return (
                <>
                  {method ? t(`method.${method}`) : "…"}
                  {published === null ? (
                    <div className="text-soft text-xs">{t("method.notYet")}</div>
                  ) : (
                    counts.get(documents.get(key)?.group ?? "") !== key && (
                      <Badge tone="warning">{t("method.another")}</Badge>
                    )
                  )}
                </>
              );
            },
          },
          {
            title: t("capacity"),
            cell: ({ key }) => {
              const rule = documents.get(key);
              const most = rule?.capacity?.perAgent;
              if (!rule || rule.method === "byHand") return "–";
              return most === undefined ? t("capacity.none") : t("capacity.each", { count: most });
            },
          },
        ]}
      />
      {list.data && documents.size === items.length && <ByHandGroups rules={[...documents.values()]} />}
    </>
  );
}
