import clsx from "clsx";
import { ArrowDown, ArrowUp, Check, GripVertical } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Link } from "react-router";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import { definition } from "../i18n/definition.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { shortTime } from "../i18n/time.ts";
import { Badge } from "../ui/badge.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Td } from "../ui/table.tsx";
import type { Order } from "./use-order.ts";

export interface ExtraColumn {
  readonly title: string;
  readonly cell: (item: DefinitionSummary) => ReactNode;
}

/** One document of the list. Its grip is dragged; its arrows, which keep the focus, do the same by keyboard. */
export function DefinitionRow({
  item,
  path,
  columns,
  ordered,
  order,
  twin,
}: {
  readonly item: DefinitionSummary;
  readonly path: string;
  readonly columns: readonly ExtraColumn[];
  readonly ordered: boolean;
  readonly order: Order;
  /** Another one has the same name: the key tells them apart. */
  readonly twin: boolean;
}) {
  const t = useWords(definition);
  const say = useSay();
  const language = useLanguage();
  const name = say(item.name);
  return (
    <tr
      onDragOver={(event) => order.dragged !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (order.dragged !== null) order.move(order.dragged, order.placeOf(item.key));
        order.drag(null);
      }}
      className={clsx(order.dragged === item.key && "opacity-60")}
    >
      {ordered && (
        <Td>
          <Place item={item} order={order} />
        </Td>
      )}
      <Td className="min-w-36">
        <Link to={`${path}/${item.key}`} className="font-medium text-link hover:underline">
          {name}
        </Link>
        {twin && <div className="text-soft text-xs">{item.key}</div>}
      </Td>
      {columns.map((column) => (
        <Td key={column.title}>{column.cell(item)}</Td>
      ))}
      <Td>
        {item.published !== null ? (
          <Badge tone="good" icon={Check}>
            {t("list.version", { version: item.published })}
          </Badge>
        ) : (
          <Badge tone="paused">{t(item.retired === null ? "list.notPublished" : "list.off")}</Badge>
        )}
      </Td>
      <Td className="text-soft">
        {item.draft
          ? t("list.draftBy", { name: say(item.draft.author.name), time: shortTime(item.draft.at, language) })
          : "–"}
      </Td>
    </tr>
  );
}

function Place({ item, order }: { readonly item: DefinitionSummary; readonly order: Order }) {
  const t = useWords(definition);
  const name = useSay()(item.name);
  const at = order.placeOf(item.key);
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  if (at < 0) return <span className="text-soft">–</span>;
  const move = (by: 1 | -1) => {
    order.move(item.key, at + by);
    // A button that ends at the edge of the list goes off: its neighbour takes the focus.
    if (at + by === 0) down.current?.focus();
    if (at + by === order.count - 1) up.current?.focus();
  };
  return (
    <span className="flex items-center gap-0.5">
      {order.mayMove && (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; the buttons beside it move it too
        <span
          draggable
          title={t("list.drag")}
          onDragStart={() => order.drag(item.key)}
          onDragEnd={() => order.drag(null)}
          className="cursor-grab text-soft"
        >
          <GripVertical size={14} aria-hidden />
        </span>
      )}
      <span className="tabular w-5 text-end">{at + 1}</span>
      {order.mayMove && (
        <>
          <IconButton
            ref={up}
            icon={ArrowUp}
            label={t("list.up", { name })}
            disabled={at === 0}
            className="size-7!"
            onClick={() => move(-1)}
          />
          <IconButton
            ref={down}
            icon={ArrowDown}
            label={t("list.down", { name })}
            disabled={at === order.count - 1}
            className="size-7!"
            onClick={() => move(1)}
          />
        </>
      )}
    </span>
  );
}
