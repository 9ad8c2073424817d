import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { durationPhrase } from "../../rules/typed-duration.ts";
import { announce } from "../../ui/live-region.tsx";
import { block, type Cell, COLUMNS, cellKey, pasted, ROWS, targetAt, typed, withTarget } from "./policy-table.ts";

const FIRST: Cell = { metric: ROWS[0] ?? "firstReply", priority: null };

export interface Grid {
  readonly active: Cell;
  /** The other corner of what is selected; the active cell itself when it is one. */
  readonly anchor: Cell;
  readonly selected: (cell: Cell) => boolean;
  /** What is being typed in the active cell; null: it is not edited. */
  readonly text: string | null;
  /** What was typed in a cell and does not read. */
  readonly bad: ReadonlyMap<string, string>;
  readonly choose: (cell: Cell, extend?: boolean) => void;
  readonly edit: (cell: Cell, text?: string) => void;
  readonly type: (text: string) => void;
  readonly commit: (go?: readonly [down: number, right: number]) => void;
  readonly cancel: () => void;
  readonly write: (cell: Cell, next: SlaPolicy) => void;
  readonly onKey: (cell: Cell) => (event: KeyboardEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** Focuses the active cell once it is drawn. */
  readonly wantsFocus: { current: boolean };
}

/** One tab stop for the whole table: arrows move, typing edits, Delete empties, ranges are copied and pasted. */
export function useGrid(policy: SlaPolicy, change: (next: SlaPolicy) => void, readOnly: boolean): Grid {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const [active, setActive] = useState(FIRST);
  const [anchor, setAnchor] = useState(FIRST);
  const [text, setText] = useState<string | null>(null);
  const [bad, setBad] = useState<ReadonlyMap<string, string>>(new Map());
  const wantsFocus = useRef(false);

  const words = (cell: Cell): string => {
    const target = targetAt(policy, cell);
    return target ? durationPhrase(target.within, target.time, language) : "";
  };
  const choose = (cell: Cell, extend = false) => {
    wantsFocus.current = true;
    setActive(cell);
    if (!extend) setAnchor(cell);
  };
  const step = (from: Cell, down: number, right: number, extend = false) => {
    const row = Math.min(Math.max(ROWS.indexOf(from.metric) + down, 0), ROWS.length - 1);
    const column = Math.min(Math.max(COLUMNS.indexOf(from.priority) + right, 0), COLUMNS.length - 1);
    choose({ metric: ROWS[row] ?? from.metric, priority: COLUMNS[column] ?? null }, extend);
  };
  const cells = () => block(anchor, active);
  const forget = (keys: readonly string[]) => {
    if (keys.some((key) => bad.has(key))) setBad(new Map([...bad].filter(([key]) => !keys.includes(key))));
  };
  const edit = (cell: Cell, first?: string) => {
    if (readOnly) return;
    choose(cell);
    setText(first ?? bad.get(cellKey(cell)) ?? words(cell));
  };
  const commit = (go?: readonly [number, number]) => {
    if (text !== null) {
      const next = typed(policy, active, text);
      if (next) {
        forget([cellKey(active)]);
        if (next !== policy) change(next);
      } else setBad(new Map([...bad, [cellKey(active), text.trim()]]));
      setText(null);
      if (!next) {
        // It stays here, beside the sentence that says why.
        wantsFocus.current = go !== undefined;
        return;
      }
    }
    if (go) step(active, ...go);
  };
  const cancel = () => {
    wantsFocus.current = true;
    setText(null);
  };
  const empty = () => {
    const all = cells().flat();
    const next = all.reduce((so, cell) => withTarget(so, cell, null), policy);
    forget(all.map(cellKey));
    if (next !== policy) change(next);
    announce(t("cell.emptied", { count: all.length }));
  };

  const onKey = (cell: Cell) => (event: KeyboardEvent) => {
    if (text !== null) return;
    const mod = event.ctrlKey || event.metaKey;
    const move: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [mod ? -ROWS.length : 0, -COLUMNS.length],
      End: [mod ? ROWS.length : 0, COLUMNS.length],
    };
    const way = move[event.key];
    if (way && !event.altKey) step(cell, way[0], way[1], event.shiftKey);
    else if (readOnly || mod || event.altKey) return;
    else if (event.key === "Enter" || event.key === "F2") edit(cell);
    else if (event.key === "Delete" || event.key === "Backspace") empty();
    else if (event.key.length === 1 && event.key !== " ") edit(cell, event.key);
    else return;
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (text !== null) return;
    const rows = cells();
    event.clipboardData.setData("text/plain", rows.map((row) => row.map(words).join("\t")).join("\n"));
    event.preventDefault();
    announce(t("cell.copied", { count: rows.flat().length }));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (text !== null || readOnly) return;
    event.preventDefault();
    const corner = cells()[0]?.[0] ?? active;
    const result = pasted(policy, corner, event.clipboardData.getData("text/plain"));
    setBad(new Map([...bad, ...result.bad]));
    change(result.policy);
    const [count, wrong] = [result.cells, result.bad.size];
    announce(wrong > 0 ? t("cell.pastedBad", { count, bad: wrong }) : t("cell.pasted", { count }));
  };
  const inside = new Set(cells().flat().map(cellKey));
  return {
    active,
    anchor,
    selected: (cell) => inside.has(cellKey(cell)),
    text,
    bad,
    choose,
    edit,
    type: setText,
    commit,
    cancel,
    write(cell, next) {
      forget([cellKey(cell)]);
      change(next);
    },
    onKey,
    onCopy,
    onPaste,
    wantsFocus,
  };
}
