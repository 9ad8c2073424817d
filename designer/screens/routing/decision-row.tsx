import clsx from "clsx";
import {
  ArrowDown,
  ArrowUp,
  Blend,
  CircleAlert,
  CircleCheck,
  Copy,
  GripVertical,
  MoreHorizontal,
  Trash2,
} from "lucide-react";
import { type ReactNode, useRef } from "react";
import type { Finding } from "../../../blueprints/finding.ts";
import type { RoutingRow } from "../../../blueprints/routing.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Td } from "../../ui/table.tsx";
import { alsoWords, cellWords, type columnsOf, split } from "./table.ts";
import type { ColumnWords } from "./use-column-words.ts";
import type { RowEdits } from "./use-rows.ts";
import type { Taken } from "./use-taken.ts";

export interface DecisionRowProps {
  readonly row: RoutingRow;
  readonly index: number;
  /** How many rows may change places. */
  readonly count: number;
  /** It takes everything: it stays last. */
  readonly last: boolean;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly words: ColumnWords;
  readonly edits: RowEdits;
  readonly finding: Finding | undefined;
  /** Which rows below fit some of its tickets too, with an example. */
  readonly overlap: string | undefined;
  readonly taken: Taken | null | undefined;
  /** Null: it could not be counted; undefined: not yet. */
  readonly counted: object | null | undefined;
  readonly took: boolean;
  readonly dragged: number | null;
  readonly onDrag: (row: number | null) => void;
}

/** One row: its place, its name with what is wrong, what it asks and gives, and how often it acted. */
export function DecisionRow(props: DecisionRowProps) {
  const { row, index, last, columns, words, edits, finding, overlap, took, dragged, onDrag } = props;
  const t = useWords(routing);
  const language = useLanguage();
  const { readOnly } = useForm();
  const name = words.row(row);
  const { cells, also } = split(row.when);
  const texts: readonly { readonly title: string; readonly text: string; readonly starts: boolean }[] = [
    ...columns.asked.map((path, at) => ({
      title: words.title(path),
      text: cellWords(cells.get(path) ?? [], words.names, language),
      starts: at === 0,
    })),
    ...(columns.also
      ? [{ title: t("also"), text: alsoWords(also, words.names, language), starts: columns.asked.length === 0 }]
      : []),
    ...columns.given.map((key, at) => ({ title: t(`given.${key}`), text: words.given(row, key), starts: at === 0 })),
  ];
  const open = () => edits.open(row.id);
  return (
    <tr
      className={clsx(took && "bg-info-fill", dragged === index && "opacity-60")}
      onDragOver={(event) => dragged !== null && !last && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged !== null) edits.move(dragged, index);
        onDrag(null);
      }}
    >
      <Td className="whitespace-nowrap">
        <Place {...props} name={name} />
      </Td>
      <Td className={clsx("sticky left-0 z-10 min-w-48 max-w-64", took ? "bg-info-fill" : "bg-panel")}>
        <button
          type="button"
          data-cell={`${index},0`}
          data-pointer={`/rows/${index}`}
          aria-label={t("open", { row: name })}
          className="text-start font-medium text-link hover:underline"
          onClick={open}
        >
          {name}
        </button>
        {took && (
          <p className="m-0 flex items-start gap-1 text-info text-xs">
            <CircleCheck size={14} aria-hidden className="mt-px shrink-0" />
            {t("try.mark")}
          </p>
        )}
        {finding && (
          <p
            className={clsx(
              "m-0 flex items-start gap-1 text-xs",
              finding.severity === "error" ? "text-error" : "text-warning",
            )}
          >
            <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
            {finding.message[language]}
          </p>
        )}
        {overlap !== undefined && (
          <p className="m-0 flex items-start gap-1 text-soft text-xs">
            <Blend size={14} aria-hidden className="mt-px shrink-0" />
            {overlap}
          </p>
        )}
      </Td>
      {texts.map(({ title, text, starts }, at) => (
        <Td key={title} className={clsx("p-0!", starts && "border-separator border-s")}>
          <button
            type="button"
            tabIndex={-1}
            data-cell={`${index},${at + 1}`}
            aria-label={t("asked", { row: name, column: title, value: text === "" ? t("any") : text })}
            className="flex min-h-9 w-full max-w-64 min-w-24 px-3 py-2 text-start break-words hover:bg-raised"
            onClick={open}
          >
            {text === "" ? (
              <span aria-hidden className="text-soft">
                –
              </span>
            ) : (
              text
            )}
          </button>
        </Td>
      ))}
      <Td className="border-separator border-s">
        <TakenCell {...props} />
      </Td>
      {!readOnly && (
        <Td>
          {!last && (
            <Menu
              align="end"
              trigger={<IconButton icon={MoreHorizontal} label={t("more", { row: name })} className="size-7!" />}
              items={[
                { id: "duplicate", icon: Copy, label: t("duplicate"), onSelect: () => edits.duplicate(index) },
                { id: "delete", icon: Trash2, danger: true, label: t("delete"), onSelect: () => edits.remove(index) },
              ]}
            />
          )}
        </Td>
      )}
    </tr>
  );
}

function TakenCell({ taken, counted }: DecisionRowProps): ReactNode {
  const t = useWords(routing);
  if (counted === null) return <span className="text-soft">{t("taken.failed")}</span>;
  if (taken === undefined) return <span className="text-soft">…</span>;
  if (taken === null) return <span className="text-soft text-xs">{t("taken.unpublished")}</span>;
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="tabular">{taken.week}</span>
      {taken.month === 0 && <Badge tone="paused">{t(taken.young ? "taken.notYet" : "taken.never")}</Badge>}
    </span>
  );
}

/** The grip is dragged; the arrows, which keep the focus, do the same by keyboard. */
function Place({ index, count, last, edits, onDrag, name }: DecisionRowProps & { readonly name: string }) {
  const t = useWords(routing);
  const { readOnly } = useForm();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  if (last || readOnly) return <span className="tabular inline-block w-6 text-end">{index + 1}</span>;
  const move = (by: 1 | -1) => {
    edits.move(index, index + by);
    // A button that ends at the edge of the table goes off: its neighbour takes the focus.
    if (index + by === 0) down.current?.focus();
    if (index + by === count - 1) up.current?.focus();
  };
  return (
    <span className="flex items-center gap-0.5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; the buttons beside it move it too */}
      <span
        draggable
        title={t("drag")}
        onDragStart={() => onDrag(index)}
        onDragEnd={() => onDrag(null)}
        className="cursor-grab text-soft"
      >
        <GripVertical size={14} aria-hidden />
      </span>
      <span className="tabular w-5 text-end">{index + 1}</span>
      <IconButton
        ref={up}
        icon={ArrowUp}
        label={t("up", { row: name })}
        disabled={index === 0}
        className="size-7!"
        onClick={() => move(-1)}
      />
      <IconButton
        ref={down}
        icon={ArrowDown}
        label={t("down", { row: name })}
        disabled={index === count - 1}
        className="size-7!"
        onClick={() => move(1)}
      />
    </span>
  );
}
