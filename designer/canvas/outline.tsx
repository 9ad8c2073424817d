import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { oneState, oneTransition, type Selection } from "../document/selection.ts";
import { useDrawnDocument, useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import type { Problems } from "./describe.ts";
import { type Line, linesOf } from "./outline-lines.ts";
import { type LineHands, OutlineRow } from "./outline-row.tsx";

/** What the tree shows: a selection at once, a change of the document, with what it selects, once the picture shows it. */
function useOutlined(): { readonly document: Blueprint; readonly selection: Selection } {
  const document = useDrawnDocument();
  const selection = useEditorState((s) => s.selection);
  const now = useMemo(() => ({ document, selection }), [document, selection]);
  const later = useDeferredValue(now);
  return later.document === document ? now : later;
}

/** The whole blueprint as a tree: everything that the picture can do, without it. Same selection, both ways. */
export const Outline = memo(function Outline({ problems }: { readonly problems: ReadonlyMap<string, Problems> }) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const { document, selection } = useOutlined();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(document, problems, closed, language), [document, problems, closed, language]);

  const picked = useMemo(
    () => ({ state: new Set(selection.states), transition: new Set(selection.transitions), common: new Set<string>() }),
    [selection],
  );
  const chosen = (line: Line): boolean => picked[line.kind].has(line.id);
  // The line that carries the tab stop: where focus last was, as long as it is still selected; else the first selected one.
  const last = lines.find((line) => line.key === at);
  const current =
    (last && (chosen(last) || last.kind === "common") ? last : undefined) ?? lines.find(chosen) ?? last ?? lines[0];

  const stop = current?.key;

  useEffect(() => {
    const inside =
      tree.current?.contains(globalThis.document.activeElement) ||
      (globalThis.document.activeElement === globalThis.document.body && tree.current?.dataset.active === "true");
    const element =
      stop === undefined ? null : tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(stop)}"]`);
    if (inside) element?.focus();
    else element?.scrollIntoView({ block: "nearest" });
  }, [stop]);

  const toggle = (key: string, shut: boolean) => {
    const next = new Set(closed);
    if (shut) next.add(key);
    else next.delete(key);
    setClosed(next);
  };
  const go = (line: Line | undefined) => {
    if (!line) return;
    setAt(line.key);
    if (line.kind === "state") editor.select(oneState(line.id));
    else if (line.kind === "transition") editor.select(oneTransition(line.id));
  };
  const touched: LineHands = {
    choose: (key) => {
      const line = lines.find((one) => one.key === key);
      if (line?.kind === "common") toggle(key, !closed.has(key));
      else go(line);
    },
    fold: (key) => toggle(key, !closed.has(key)),
  };
  const latest = useRef(touched);
  latest.current = touched;
  const hands = useMemo<LineHands>(
    () => ({ choose: (key) => latest.current.choose(key), fold: (key) => latest.current.fold(key) }),
    [],
  );
  // Hundreds of lines: what is typed elsewhere does not even ask them whether they are the same.
  const rows = useMemo(
    () =>
      lines.map(({ key, ...line }) => (
        <OutlineRow
          key={key}
          line={key}
          {...line}
          folded={closed.has(key)}
          selected={picked[line.kind].has(line.id)}
          stop={key === stop}
          hands={hands}
        />
      )),
    [lines, closed, picked, stop, hands],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const index = lines.indexOf(current);
    const parent = current.kind !== "transition";
    const key = current.kind === "transition" ? current.parent : current.key;
    if (event.key === "ArrowDown") go(lines[index + 1]);
    else if (event.key === "ArrowUp") go(lines[index - 1]);
    else if (event.key === "Home") go(lines[0]);
    else if (event.key === "End") go(lines.at(-1));
    else if (event.key === "ArrowRight" && parent) closed.has(key) ? toggle(key, false) : go(lines[index + 1]);
    else if (event.key === "ArrowLeft") parent ? toggle(key, true) : go(lines.find((line) => line.key === key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t("outline.title")}
      aria-multiselectable
      className="flex flex-col p-1"
      data-active="false"
      onFocus={(e) => e.currentTarget.setAttribute("data-active", "true")}
      onBlur={(e) => e.relatedTarget && e.currentTarget.setAttribute("data-active", "false")}
      onKeyDown={onKeyDown}
    >
      {rows}
    </div>
  );
});
