import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";

export interface SplitPaneProps {
  readonly start: ReactNode;
  readonly end: ReactNode;
  /** Size of the start panel in percent. */
  readonly initial?: number;
  readonly min?: number;
  readonly max?: number;
  readonly direction?: "row" | "column";
  /** Where the size is remembered on this computer. */
  readonly remember?: string;
}

/** Two panels with a separator that pointer and arrow keys move. */
export function SplitPane({
  start,
  end,
  initial = 50,
  min = 15,
  max = 85,
  direction = "row",
  remember,
}: SplitPaneProps) {
  const t = useWords(ui);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(
    () => Number(remember && localStorage.getItem(`filrouge.split.${remember}`)) || initial,
  );
  const set = (next: number) => {
    const bounded = Math.min(max, Math.max(min, next));
    setSize(bounded);
    if (remember) localStorage.setItem(`filrouge.split.${remember}`, String(Math.round(bounded)));
  };
  const row = direction === "row";
  const move = (event: PointerEvent) => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    set(
      row ? ((event.clientX - bounds.left) / bounds.width) * 100 : ((event.clientY - bounds.top) / bounds.height) * 100,
    );
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: row ? -2 : 0, ArrowRight: row ? 2 : 0, ArrowUp: row ? 0 : -2, ArrowDown: row ? 0 : 2 }[
      event.key
    ];
    if (!step) return;
    event.preventDefault();
    set(size + step);
  };
  return (
    <div ref={box} className={row ? "flex min-h-0 min-w-0 flex-1" : "flex min-h-0 min-w-0 flex-1 flex-col"}>
      <div style={{ flexBasis: `${size}%` }} className="flex min-h-0 min-w-0 shrink-0 flex-col overflow-hidden">
        {start}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a focusable separator is a widget (WAI-ARIA window splitter) */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={t("resize")}
        aria-orientation={row ? "vertical" : "horizontal"}
        aria-valuenow={Math.round(size)}
        aria-valuemin={min}
        aria-valuemax={max}
        onKeyDown={key}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={move}
        className={`shrink-0 touch-none bg-separator hover:bg-link focus-visible:bg-link ${row ? "w-1 cursor-col-resize" : "h-1 cursor-row-resize"}`}
      />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden">{end}</div>
    </div>
  );
}
