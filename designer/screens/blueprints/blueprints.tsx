import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Check, FileUp, Plus, Workflow } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { isKind } from "../../../blueprints/kinds.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { may, useMe } from "../../data/session.ts";
import { reasonOf } from "../../document/draft.ts";
import { designer } from "../../i18n/designer.ts";
import { exchange } from "../../i18n/exchange.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shortTime } from "../../i18n/time.ts";
import { pageOf } from "../../publishing/paths.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";

const NewBlueprint = lazy(() => import("./new-blueprint.tsx"));
const TakeFile = lazy(() => import("../../export/take-file.tsx"));

const LIST = [...keys.definitions, "blueprints"];

/** Live tickets of one blueprint; asked for by itself, so that the list does not wait. */
function LiveTickets({ of }: { readonly of: string }) {
  const live = useQuery({
    queryKey: [...keys.definitions, "blueprint", of, "live"],
    queryFn: async () => bodyOf(await client.definitions.live({ params: { kind: "blueprint", key: of } })).items,
  });
  return <span className="tabular">{live.data ? live.data.reduce((sum, it) => sum + it.tickets, 0) : "…"}</span>;
}

/** The blueprints in entry order: what is in force, who drafts what, how many tickets are inside. */
export default function BlueprintsScreen() {
  const t = useWords(designer);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const x = useWords(exchange);
  const [making, setMaking] = useState<"new" | "file" | null>(null);
  const list = useQuery({
    queryKey: LIST,
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "blueprint" } })).items,
  });
  const items = list.data ?? [];
  const published = items.filter((it) => it.published !== null);

  const move = async (item: DefinitionSummary, by: 1 | -1) => {
    const order = published.map((it) => it.key);
    const at = order.indexOf(item.key);
    const other = order[at + by];
    if (other === undefined) return;
    const next = order.with(at, other).with(at + by, item.key);
    try {
      bodyOf(await client.definitions.order({ params: { kind: "blueprint" }, body: { keys: next } }));
      toast(t("blueprints.moved"));
      await queries.invalidateQueries({ queryKey: keys.definitions });
    } catch (error) {
      toast(reasonOf(error), { tone: "error" });
    }
  };

  return (
    <>
      <PageHead title={t("blueprints.title")} intro={t("blueprints.intro")}>
        {may(me, "design") && (
          <>
            <Button icon={FileUp} onClick={() => setMaking("file")}>
              {x("take.open")}
            </Button>
            <Button variant="primary" icon={Plus} onClick={() => setMaking("new")}>
              {t("blueprints.new")}
            </Button>
          </>
        )}
      </PageHead>
      {list.isError && !list.data ? (
        <ErrorState onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={6} />
      ) : items.length === 0 ? (
        <EmptyState icon={Workflow} title={t("blueprints.none")} />
      ) : (
        <Table stacks label={t("blueprints.title")}>
          <thead>
            <tr>
              <Th>{t("blueprints.name")}</Th>
              <Th>{t("blueprints.state")}</Th>
              <Th>{t("blueprints.draft")}</Th>
              <Th>{t("blueprints.live")}</Th>
              <Th>{t("blueprints.order")}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const at = published.indexOf(item);
              return (
                <tr key={item.key}>
                  <Td>
                    <Link to={`/blueprints/${item.key}`} className="font-medium text-link hover:underline">
                      {say(item.name)}
                    </Link>
                    <div className="text-xs text-soft">{item.key}</div>
                  </Td>
                  <Td>
                    {item.published === null ? (
                      <Badge tone="paused">{t("blueprints.notPublished")}</Badge>
                    ) : (
                      <Badge tone="good" icon={Check}>
                        {t("blueprints.version", { version: item.published })}
                      </Badge>
                    )}
                  </Td>
                  <Td className="text-soft">
                    {item.draft
                      ? t("blueprints.draftBy", {
                          name: say(item.draft.author.name),
                          time: shortTime(item.draft.at, language),
                        })
                      : "–"}
                  </Td>
                  <Td>
                    <LiveTickets of={item.key} />
                  </Td>
                  <Td>
                    {at >= 0 && (
                      <span className="flex items-center gap-0.5">
                        <span className="tabular w-5">{at + 1}</span>
                        {may(me, "publish") && (
                          <>
                            <IconButton
                              icon={ArrowUp}
                              label={`${t("list.up")}: ${say(item.name)}`}
                              disabled={at === 0}
                              className="size-7!"
                              onClick={() => void move(item, -1)}
                            />
                            <IconButton
                              icon={ArrowDown}
                              label={`${t("list.down")}: ${say(item.name)}`}
                              disabled={at === published.length - 1}
                              className="size-7!"
                              onClick={() => void move(item, 1)}
                            />
                          </>
                        )}
                      </span>
                    )}
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <Suspense fallback={null}>
        {making === "new" && (
          <NewBlueprint
            existing={items}
            onClose={() => setMaking(null)}
            onFile={() => setMaking("file")}
            onMade={(key) => {
              void queries.invalidateQueries({ queryKey: keys.definitions });
              void navigate(`/blueprints/${key}`);
            }}
          />
        )}
        {making === "file" && (
          <TakeFile
            onClose={() => setMaking(null)}
            onTaken={(kind, key) => {
              setMaking(null);
              void navigate((isKind(kind) && pageOf(kind, key)) || "/blueprints");
            }}
          />
        )}
      </Suspense>
    </>
  );
}
