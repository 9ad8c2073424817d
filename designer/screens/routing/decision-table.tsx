import { Plus } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import { findingAt } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Button } from "../../ui/button.tsx";
import { Table, Th } from "../../ui/table.tsx";
import { DecisionRow } from "./decision-row.tsx";
import { columnsOf, movable } from "./table.ts";
import { useColumnWords } from "./use-column-words.ts";
import { useOverlaps } from "./use-overlaps.ts";
import type { RowEdits } from "./use-rows.ts";
import { useTaken } from "./use-taken.ts";

const ARROWS: { readonly [key: string]: readonly [down: number, right: number] } = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The rows of a table under the columns that they use. Tab goes from row to row, arrows from cell to cell. */
export function DecisionTable({
  table,
  findings,
  edits,
  took,
}: {
  readonly table: Routing;
  readonly findings: readonly Finding[];
  readonly edits: RowEdits;
  /** The row that takes what is being tried. */
  readonly took: string | null;
}) {
  const t = useWords(routing);
  const { readOnly } = useForm();
  const words = useColumnWords();
  const columns = useMemo(() => columnsOf(table.rows), [table.rows]);
  const taken = useTaken(table.key);
  const overlaps = useOverlaps(table, words);
  const box = useRef<HTMLTableSectionElement>(null);
  const [dragged, drag] = useState<number | null>(null);
  const asked = columns.asked.length + (columns.also ? 1 : 0);
  // A deleted row takes its menu along, and the focus with it: the row that comes into its place gets it.
  const gone = useRef<number | null>(null);
  useLayoutEffect(() => {
    const at = gone.current;
    gone.current = null;
    if (at === null) return;
    const next = Math.min(at, table.rows.length - 1);
    const focus = () => box.current?.querySelector<HTMLElement>(`[data-cell="${next},0"]`)?.focus();
    // The menu that goes wants to give the focus back first; before the next key it is where it belongs.
    queueMicrotask(focus);
  }, [table.rows]);
  const rowEdits: RowEdits = {
    ...edits,
    remove(at) {
      gone.current = at;
      edits.remove(at);
    },
  };

  const onKey = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.cell?.split(",").map(Number) : undefined;
    const way = ARROWS[event.key];
    const [row, column] = from ?? [];
    if (!way || row === undefined || column === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      if (way[0] !== 0) edits.move(row, row + way[0]);
      return;
    }
    box.current?.querySelector<HTMLElement>(`[data-cell="${row + way[0]},${column + way[1]}"]`)?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="m-0 font-semibold text-base">{t("rows")}</h2>
          <p className="m-0 text-soft text-xs">{t("rows.hint")}</p>
        </div>
        {!readOnly && (
          <Button icon={Plus} onClick={edits.add}>
            {t("add")}
          </Button>
        )}
      </div>
      <Table label={t("rows")} className="relative">
        <thead>
          <tr>
            <Th rowSpan={2}>{t("place")}</Th>
            <Th rowSpan={2} className="sticky left-0 z-10 bg-panel">
              {t("name")}
            </Th>
            {asked > 0 && (
              <Th colSpan={asked} scope="colgroup" className="border-separator border-s">
                {t("when")}
              </Th>
            )}
            <Th colSpan={columns.given.length} scope="colgroup" className="border-separator border-s">
              {t("gives")}
            </Th>
            <Th rowSpan={2} className="border-separator border-s">
              {t("taken")}
            </Th>
            {!readOnly && (
              <Th rowSpan={2}>
                <span className="sr-only">{t("delete")}</span>
              </Th>
            )}
          </tr>
          <tr>
            {columns.asked.map((path, index) => (
              <Th key={path} className={index === 0 ? "border-separator border-s" : ""}>
                {words.title(path)}
              </Th>
            ))}
            {columns.also && (
              <Th className={columns.asked.length === 0 ? "border-separator border-s" : ""}>{t("also")}</Th>
            )}
            {columns.given.map((key, index) => (
              <Th key={key} className={index === 0 ? "border-separator border-s" : ""}>
                {t(`given.${key}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody ref={box} onKeyDown={onKey}>
          {table.rows.map((row, index) => (
            <DecisionRow
              key={row.id}
              {...{ row, index, columns, words }}
              edits={rowEdits}
              count={movable(table.rows)}
              last={index >= movable(table.rows)}
              finding={findingAt(findings, `/rows/${index}`)}
              overlap={overlaps.get(index)}
              taken={taken?.(row.id)}
              counted={taken}
              took={took === row.id}
              dragged={dragged}
              onDrag={drag}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}
