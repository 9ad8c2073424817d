import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { textIn } from "../../../blueprints/text.ts";
import { fitPicture } from "../../canvas/fit.ts";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import { type Direction, nearest, sideOf, stepAround } from "../../canvas/nearest.ts";
import { type Point, placesOf } from "../../canvas/places.ts";
import type { Renaming } from "../../canvas/stage.ts";
import { type Clipping, clip, readClipping } from "../../commands/clipping.ts";
import { COMMANDS } from "../../commands/commands.ts";
import { connect } from "../../commands/connect.ts";
import { deleteSelection } from "../../commands/delete-selection.ts";
import { originOf, stateOf, transitionOf } from "../../commands/edits.ts";
import { moveStates } from "../../commands/move-states.ts";
import { paste } from "../../commands/paste.ts";
import { rename } from "../../commands/rename.ts";
import { tidyUp } from "../../commands/tidy-up.ts";
import type { Editor } from "../../document/editor.ts";
import { NOTHING, oneState, oneTransition, type Selection, sizeOf } from "../../document/selection.ts";
import type { Key } from "./keys.ts";

/** A mode in which arrow keys mean something else. */
export type Mode =
  | { readonly kind: "connect"; readonly from: string }
  | { readonly kind: "move"; readonly run: number }
  | null;

/** What the keys act on beside the document. */
export interface Hands {
  readonly editor: Editor;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly rename: (what: Renaming) => void;
  /** Opens the list of what may come after a state. */
  readonly append: (from: string) => void;
  readonly tidy: () => void;
  readonly save: () => void;
  readonly openSettings: () => void;
  readonly find: () => void;
  readonly menu: () => void;
  readonly help: () => void;
  readonly toggleJson: () => void;
  readonly togglePanels: () => void;
  readonly nextProblem: (by: 1 | -1) => void;
  readonly setTool: (tool: "hand" | "select") => void;
}

let clipboard: Clipping | null = null;
let moves = 0;

const SIDES = {
  right: { en: "Right of", fr: "À droite de" },
  left: { en: "Left of", fr: "À gauche de" },
  up: { en: "Above", fr: "Au-dessus de" },
  down: { en: "Below", fr: "Au-dessous de" },
} as const;

/** Puts what is selected on the clipboard, here and (where the browser lets us) outside. */
function copy(editor: Editor): boolean {
  const { document, selection } = editor.state();
  if (sizeOf(selection) === 0) return false;
  clipboard = clip(document, selection);
  void navigator.clipboard?.writeText(JSON.stringify(clipboard)).catch(() => undefined);
  return true;
}

async function pasteInto(editor: Editor): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => "");
  const clipping = readClipping(text ?? "") ?? clipboard;
  if (clipping) editor.run(paste, { clipping });
}

/** Every key of the designer, in the order of the list that `?` shows. */
export function useKeys(hands: Hands): readonly Key[] {
  const flow = useReactFlow<StateNode, ArrowEdge>();
  return useMemo(() => keysOf(hands, flow), [hands, flow]);
}

/** Commands that a key alone can do with what is selected. */
const pressedCommands = ({ editor, rename }: Hands): readonly Key[] =>
  COMMANDS.flatMap(({ name, title, press }) => {
    if (!press) return [];
    const apply = (document: Blueprint) => press.on(document, editor.state().selection);
    const act = () => {
      const change = editor.run({ name, title, apply }, null);
      const kind = press.names;
      const id = kind === "section" ? change?.document.sections?.at(-1)?.id : change?.select?.states[0];
      if (kind && id !== undefined) rename({ kind, id });
    };
    const enabled = () => {
      const { document, selection, readOnly } = editor.state();
      return !readOnly && selection.states.length >= (press.least ?? 0) && press.on(document, selection) !== null;
    };
    return [{ keys: press.keys, title, act, enabled }];
  });

function keysOf(hands: Hands, flow: ReturnType<typeof useReactFlow<StateNode, ArrowEdge>>): readonly Key[] {
  const { editor, mode, setMode } = hands;
  const now = () => editor.state();
  const state = () => now().selection.states.at(-1);
  const transition = () => now().selection.transitions.at(-1);
  const here = (): string | undefined => originOf(now().document, now().selection);
  const first = (): string | undefined => now().document.states[0]?.id;

  const shift = (dx: number, dy: number) => {
    const places = placesOf(now().document);
    const to = Object.fromEntries(
      now().selection.states.map((id): [string, Point] => {
        const [x, y] = places.get(id) ?? [0, 0];
        return [id, [x + dx, y + dy]];
      }),
    );
    if (editor.run(moveStates, { to }, { merge: `move ${mode?.kind === "move" ? mode.run : ""}` })) {
      const id = state();
      const side = id === undefined ? null : sideOf(now().document, id);
      const neighbour = side && stateOf(now().document, side.of);
      if (side && neighbour)
        editor.say({
          en: `Moved. ${SIDES[side.side].en} ${textIn(neighbour.name, "en")}.`,
          fr: `Déplacé. ${SIDES[side.side].fr} ${textIn(neighbour.name, "fr")}.`,
        });
    }
  };
  const arrow = (direction: Direction, dx: number, dy: number) => (big: boolean) => () => {
    const by = big ? 40 : 8;
    if (mode?.kind === "move") return shift(dx * by, dy * by);
    const step = transition();
    const taken = step === undefined ? undefined : transitionOf(now().document, step);
    if (taken && (direction === "right" || direction === "left")) {
      const next = direction === "right" ? taken.to : here();
      if (next !== undefined) editor.select(oneState(next));
      return;
    }
    const from = here();
    const next = from === undefined ? first() : nearest(now().document, from, direction);
    if (next) editor.select(oneState(next));
  };
  const around = (by: 1 | -1) => () => {
    const id = here();
    const next = id === undefined ? null : stepAround(now().document, id, transition() ?? null, by);
    if (next) editor.select(oneTransition(next));
  };
  const enter = () => {
    if (mode?.kind === "connect") {
      const to = state();
      setMode(null);
      if (to !== undefined) editor.run(connect, { from: mode.from, to });
    } else if (mode) setMode(null);
    else hands.openSettings();
  };
  const leave = () => {
    if (mode) setMode(null);
    else editor.select(NOTHING);
  };
  const renameIt = () => {
    const [s, t] = [state(), transition()];
    if (s !== undefined) hands.rename({ kind: "state", id: s });
    else if (t !== undefined) hands.rename({ kind: "transition", id: t });
  };
  /** The section that holds what is selected. */
  const sectionHere = () => {
    const id = state();
    return id === undefined ? undefined : now().document.sections?.find((it) => it.states.includes(id));
  };
  const fold = () => {
    const section = sectionHere();
    if (!section) return;
    const folded = now().folded.has(section.id);
    // Folded, it is selected whole: one state of it alone would open it again.
    if (!folded) editor.select({ states: section.states, transitions: [] });
    editor.fold(section.id, !folded);
  };
  const all = (): Selection => ({ states: now().document.states.map((s) => s.id), transitions: [] });
  const arrows = [
    ["ArrowLeft", arrow("left", -1, 0)],
    ["ArrowRight", arrow("right", 1, 0)],
    ["ArrowUp", arrow("up", 0, -1)],
    ["ArrowDown", arrow("down", 0, 1)],
  ] as const;

  return [
    ...pressedCommands(hands),
    {
      keys: ["Shift+a"],
      title: "command.append",
      enabled: () => !now().readOnly && here() !== undefined,
      act: () => {
        const from = here();
        if (from !== undefined) hands.append(from);
      },
    },
    {
      keys: ["c"],
      title: connect.title,
      act: () => {
        const from = state();
        if (from !== undefined) setMode({ kind: "connect", from });
      },
    },
    {
      keys: ["F2", "e"],
      shown: "F2, E",
      title: rename.title,
      act: renameIt,
      enabled: () => !now().readOnly && sizeOf(now().selection) === 1,
    },
    {
      keys: ["m"],
      title: moveStates.title,
      act: () => {
        moves += 1;
        if (state() !== undefined) setMode({ kind: "move", run: moves });
      },
    },
    { keys: ["Enter"], title: "command.open", act: enter },
    ...arrows.flatMap(([key, act], at): Key[] => [
      { keys: [key], shown: "← → ↑ ↓", title: "command.arrows", act: act(false), ...(at > 0 && { shown: "" }) },
      { keys: [`Shift+${key}`], shown: "", title: "command.arrows", act: act(true) },
    ]),
    { keys: ["]"], title: "command.next", act: around(1) },
    { keys: ["["], title: "command.previous", act: around(-1) },
    { keys: ["f"], title: "command.fold", act: fold, enabled: () => sectionHere() !== undefined },
    { keys: ["Escape"], title: "command.leave", act: leave },
    { keys: ["Ctrl+z"], everywhere: true, title: "command.undo", act: editor.undo },
    {
      keys: ["Ctrl+Shift+z", "Ctrl+y"],
      shown: "Ctrl+Shift+Z, Ctrl+Y",
      everywhere: true,
      title: "command.redo",
      act: editor.redo,
    },
    {
      keys: ["Ctrl+c"],
      title: "command.copy",
      act: () => copy(editor),
      enabled: () => sizeOf(now().selection) > 0,
    },
    { keys: ["Ctrl+x"], title: "command.cut", act: () => copy(editor) && editor.run(deleteSelection, now().selection) },
    { keys: ["Ctrl+v"], title: paste.title, act: () => void pasteInto(editor), enabled: () => !now().readOnly },
    { keys: ["Ctrl+a"], title: "command.selectAll", act: () => editor.select(all()), enabled: () => true },
    { keys: ["Ctrl+s"], everywhere: true, title: "command.save", act: hands.save },
    { keys: ["Ctrl+f"], title: "toolbar.find", act: hands.find },
    { keys: ["Shift+Alt+t"], title: tidyUp.title, act: hands.tidy, enabled: () => !now().readOnly },
    { keys: ["v"], title: "toolbar.select", act: () => hands.setTool("select") },
    { keys: ["h"], title: "toolbar.hand", act: () => hands.setTool("hand") },
    { keys: ["+", "="], shown: "+", title: "toolbar.zoomIn", act: () => void flow.zoomIn() },
    { keys: ["-"], title: "toolbar.zoomOut", act: () => void flow.zoomOut() },
    { keys: ["0", "Shift+0"], shown: "0", title: "command.zoom100", act: () => void flow.zoomTo(1) },
    {
      keys: ["1", "Shift+1"],
      shown: "1",
      title: "toolbar.fit",
      act: () => fitPicture(flow),
      enabled: () => true,
    },
    {
      keys: ["2", "Shift+2"],
      shown: "2",
      title: "command.zoomSelection",
      act: () => void flow.fitView({ padding: 0.3, maxZoom: 1.2, nodes: now().selection.states.map((id) => ({ id })) }),
    },
    { keys: ["Shift+F10", "ContextMenu"], shown: "Shift+F10", title: "command.menu", act: hands.menu },
    { keys: ["F8"], everywhere: true, title: "command.nextProblem", act: () => hands.nextProblem(1) },
    { keys: ["Shift+F8"], everywhere: true, title: "command.previousProblem", act: () => hands.nextProblem(-1) },
    { keys: ["j"], title: "command.json", act: hands.toggleJson },
    { keys: ["Ctrl+."], everywhere: true, title: "toolbar.panels", act: hands.togglePanels },
    { keys: ["?", "Shift+?"], shown: "?", title: "toolbar.keys", act: hands.help },
  ];
}
