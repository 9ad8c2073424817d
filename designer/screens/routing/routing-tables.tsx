import { useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import { Link } from "react-router";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { useNewestDocuments } from "../../rules/use-newest.ts";
import { Badge } from "../../ui/badge.tsx";
import { plainTable } from "./plain-table.ts";
import { isRoutingLike } from "./table.ts";

const NONE: readonly DefinitionSummary[] = [];

/** The routing tables of the desk. */
export default function RoutingTablesScreen() {
  const t = useWords(routing);
  // The same question as the list's own: it is asked once.
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "routing"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "routing" } })).items,
  });
  const documents = useNewestDocuments("routing", list.data ?? NONE, isRoutingLike);
  // Only one table can say where a ticket goes: the first in force.
  const first = list.data?.find(({ published }) => published !== null)?.key;
  return (
    <>
      <DefinitionList
        kind="routing"
        path="/routing"
        icon={Split}
        words={{ title: t("title"), intro: t("intro"), fresh: t("new"), none: t("none") }}
        draft={plainTable}
        columns={[
          {
            title: t("rows"),
            cell: (item) => {
              const table = documents.get(item.key);
              return table ? t("rows.count", { count: table.rows.length }) : "…";
            },
          },
          {
            title: t("asked.title"),
            cell: ({ key, published }) =>
              published === null ? (
                <span className="text-soft">–</span>
              ) : key === first ? (
                t("asked.yes")
              ) : (
                <Badge tone="warning">{t("asked.no")}</Badge>
              ),
          },
        ]}
      />
      <p className="mt-4">
        <Link to="/rule-order" className="text-link hover:underline">
          {t("order")}
        </Link>
      </p>
    </>
  );
}
