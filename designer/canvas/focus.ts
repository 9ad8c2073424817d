import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { EditorState } from "../document/editor.ts";
import type { Selection } from "../document/selection.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { isEditable } from "../ui/use-shortcut.ts";
import { foldingOf } from "./folding.ts";
import type { ArrowEdge, StateNode } from "./graph.ts";
import { BOX } from "./places.ts";

type Flow = ReturnType<typeof useReactFlow<StateNode, ArrowEdge>>;

/** One tab stop: the canvas takes focus and hands it to what is selected; it follows the selection while it stays inside. */
export function useFocusOfSelection(box: RefObject<HTMLDivElement | null>, nodes: readonly StateNode[]): void {
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const inside = useRef(false);
  const selection = useEditorState((s) => s.selection);
  const folded = useEditorState((s) => s.folded);

  useEffect(() => {
    const root = box.current;
    if (!root) return;
    const follow = (event: FocusEvent) => {
      inside.current = event.target instanceof globalThis.Node && root.contains(event.target);
      root.tabIndex = inside.current && event.target !== root ? -1 : 0;
      if (event.target === root) focusSelected(root, drawnSelection(editor.state()), flow);
    };
    globalThis.document.addEventListener("focusin", follow);
    return () => globalThis.document.removeEventListener("focusin", follow);
  }, [box, editor, flow]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new selection is what moves focus; nodes only have to be drawn first
  useEffect(() => {
    const active = globalThis.document.activeElement;
    if (!inside.current || !box.current) return;
    // Whoever types a name in the picture types on.
    const selection = drawnSelection(editor.state());
    if (isEditable(active)) showSelected(box.current, selection, flow);
    else if (active === globalThis.document.body || box.current.contains(active))
      focusSelected(box.current, selection, flow);
  }, [selection, folded, nodes.length]);
}

/** What is selected as it is drawn: a folded section stands for the states inside. */
function drawnSelection({ document, selection, folded }: EditorState): Selection {
  const { holder } = foldingOf(document, folded);
  return { ...selection, states: selection.states.map((id) => holder.get(id) ?? id) };
}

/**
 * Brings the selected state into sight by no more than is needed, after the change itself is on the screen: a picture of
 * hundreds of states that moves draws many anew, and neither what was done nor what is wrong with it waits for that.
 */
function showSelected(root: HTMLElement, selection: Selection, flow: Flow): void {
  const state = selection.states.at(-1);
  if (state === undefined) return;
  showing += 1;
  const mine = showing;
  afterPaint(() => {
    const node = mine === showing ? flow.getNode(state) : undefined;
    if (node) bringIntoSight(root, node.position, flow);
  });
}

/** Only what was selected last is brought into sight. */
let showing = 0;

/** Gives focus to what is selected, and brings it into sight by no more than is needed. */
function focusSelected(root: HTMLElement, selection: Selection, flow: Flow): void {
  const state = selection.states.at(-1);
  const transition = selection.transitions.at(-1);
  if (state === undefined && transition === undefined) {
    root.focus({ preventScroll: true });
    return;
  }
  const selector = state !== undefined ? `.react-flow__node[data-id="${state}"]` : `[data-transition="${transition}"]`;
  waiting?.disconnect();
  const focus = () => root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  showSelected(root, selection, flow);
  if (root.querySelector(selector)) {
    focus();
    return;
  }
  // Not drawn yet: out of sight a moment ago, or a pill that comes a moment after its line. It gets the focus as it is drawn,
  // unless that has gone elsewhere meanwhile.
  root.focus({ preventScroll: true });
  const drawn = new MutationObserver(() => {
    const elsewhere = globalThis.document.activeElement !== root;
    if (!elsewhere && !root.querySelector(selector)) return;
    drawn.disconnect();
    if (!elsewhere) focus();
  });
  drawn.observe(root, { childList: true, subtree: true });
  waiting = drawn;
}

/** What waits for the selected one to be drawn; one at a time. */
let waiting: MutationObserver | null = null;

const MARGIN = 32;

/** Moves the picture just so far that the box is in sight; not at all when it is. */
export function bringIntoSight(
  room: Pick<HTMLElement, "clientWidth" | "clientHeight">,
  at: { readonly x: number; readonly y: number },
  flow: Flow,
): void {
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth, clientHeight } = room;
  const shift = (from: number, size: number, room: number): number =>
    from < MARGIN ? MARGIN - from : from + size > room - MARGIN ? room - MARGIN - from - size : 0;
  const dx = shift(at.x * zoom + x, BOX.width * zoom, clientWidth);
  const dy = shift(at.y * zoom + y, BOX.height * zoom, clientHeight);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}
