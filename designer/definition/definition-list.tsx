import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FilePlus2, type LucideIcon, Plus } from "lucide-react";
import { type ComponentType, Fragment, useState } from "react";
import { useNavigate } from "react-router";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { may, useMe } from "../data/session.ts";
import { definition } from "../i18n/definition.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Table, Th } from "../ui/table.tsx";
import { DefinitionRow, type ExtraColumn } from "./definition-row.tsx";
import { NewDefinition } from "./new-definition.tsx";
import { isOrdered, useOrder } from "./use-order.ts";

/** What the dialog behind the button of a new document gets. */
export interface FreshProps {
  readonly kind: Kind;
  readonly onClose: () => void;
}

export interface DefinitionListProps {
  readonly kind: Kind;
  /** Address of the list; a document stands at `${path}/${key}`. */
  readonly path: string;
  readonly words: {
    readonly title: string;
    readonly intro: string;
    /** Button and dialog: "New calendar". */
    readonly fresh: string;
    /** What this kind is for, where there is none yet. */
    readonly none: string;
  };
  readonly icon?: LucideIcon;
  /** The first draft of a new document, or a dialog that asks which. */
  readonly draft?: (key: string, name: string) => object;
  readonly Fresh?: ComponentType<FreshProps>;
  /** What else a row says, after the name. */
  readonly columns?: readonly ExtraColumn[];
  /** The heading over a row; neighbours with the same one share it. Null: none. */
  readonly section?: (item: DefinitionSummary) => string | null;
  /** What stands over rows without a section that follow others. */
  readonly noSection?: string;
}

/** The documents of one kind: what is in force, who drafts what, and in which order they are tried. */
export function DefinitionList(props: DefinitionListProps) {
  const { kind, path, words, icon = FilePlus2, draft, Fresh, columns = [], section } = props;
  const t = useWords(definition);
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const say = useSay();
  const list = useQuery({
    queryKey: [...keys.definitions, "list", kind],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind } })).items,
  });
  const items = list.data ?? [];
  const named = new Map<string, number>();
  for (const { name } of items) named.set(say(name), (named.get(say(name)) ?? 0) + 1);
  const ordered = isOrdered(kind);
  const order = useOrder(kind, items, may(me, "publish"));
  const fresh = may(me, "design") && (
    <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
      {words.fresh}
    </Button>
  );
  return (
    <>
      <PageHead title={words.title} intro={words.intro}>
        {items.length > 0 && fresh}
      </PageHead>
      {list.isError && !list.data ? (
        <ErrorState onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={6} />
      ) : items.length === 0 ? (
        <EmptyState icon={icon} title={words.none} action={fresh} />
      ) : (
        <Table stacks label={words.title}>
          <thead>
            <tr>
              {ordered && <Th className="w-0">{t("list.order")}</Th>}
              <Th>{t("list.name")}</Th>
              {columns.map((column) => (
                <Th key={column.title}>{column.title}</Th>
              ))}
              <Th>{t("list.state")}</Th>
              <Th>{t("list.draft")}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => {
              const before = items[at - 1];
              const heading = section?.(item) ?? null;
              const above = before ? (section?.(before) ?? null) : null;
              return (
                <Fragment key={item.key}>
                  {heading !== above && (
                    <tr>
                      <th
                        scope="rowgroup"
                        colSpan={columns.length + (ordered ? 4 : 3)}
                        className="border-separator border-b bg-raised px-3 py-1.5 text-start font-semibold text-xs"
                      >
                        {heading ?? props.noSection}
                      </th>
                    </tr>
                  )}
                  <DefinitionRow
                    {...{ item, path, columns, ordered, order }}
                    twin={(named.get(say(item.name)) ?? 0) > 1}
                  />
                </Fragment>
              );
            })}
          </tbody>
        </Table>
      )}
      {making && Fresh && <Fresh kind={kind} onClose={() => setMaking(false)} />}
      {making && draft && (
        <NewDefinition
          {...{ kind, draft }}
          title={words.fresh}
          existing={items}
          onClose={() => setMaking(false)}
          onMade={(key) => {
            void queries.invalidateQueries({ queryKey: keys.definitions });
            void navigate(`${path}/${key}`);
          }}
        />
      )}
    </>
  );
}
