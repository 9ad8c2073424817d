import { type Dispatch, type SetStateAction, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Renaming, Tool } from "../../canvas/stage.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { announce } from "../../ui/live-region.tsx";
import type { Spot } from "./canvas-menu.tsx";
import type { Key } from "./keys.ts";
import type { View } from "./toolbar.tsx";
import type { Asked } from "./use-asked.ts";
import { type Hands, type Mode, useKeys } from "./use-keys.ts";
import { useTidy } from "./use-tidy.ts";

type Set<T> = Dispatch<SetStateAction<T>>;

/** What opens, closes and switches around the picture. */
interface Surroundings {
  readonly findings: readonly Finding[];
  readonly onSave: () => void;
  readonly asked: Asked;
  readonly setSettings: Set<boolean>;
  readonly setFinding: Set<boolean>;
  readonly setMenu: Set<Spot | null>;
  readonly setHelping: Set<boolean>;
  readonly setView: Set<View>;
  readonly setPanelOpen: Set<boolean>;
  readonly setTool: Set<Tool>;
}

/** The hands that keys, menus and tools share; `hint` says what arrow keys mean just now. */
export function useHands({
  findings,
  onSave,
  asked: { rename, append },
  setSettings,
  setFinding,
  setMenu,
  setHelping,
  setView,
  setPanelOpen,
  setTool,
}: Surroundings): {
  readonly hands: Hands;
  readonly keys: readonly Key[];
  readonly tidy: () => Promise<void>;
  readonly hint: string | null;
} {
  const t = useWords(designer);
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const [mode, setModeState] = useState<Mode>(null);
  const at = useRef(-1);
  // Read when a key asks for it: what was found does not change the keys, nor what is drawn with them.
  const found = useRef(findings);
  found.current = findings;

  const setMode = useCallback(
    (next: Mode) => {
      setModeState(next);
      if (next?.kind === "connect") announce(t("canvas.connecting"));
      if (next?.kind === "move") announce(t("canvas.moving"));
      if (next === null) editor.seal();
    },
    [t, editor],
  );

  const { tidy, tidying } = useTidy();

  const hands = useMemo(
    () => ({
      editor,
      mode,
      setMode,
      rename: (what: Renaming) => !readOnly && rename(what),
      append: (from: string) => !readOnly && append(from),
      tidy: () => void tidy(),
      save: onSave,
      openSettings: () => {
        flushSync(() => setSettings(true));
        globalThis.document.querySelector<HTMLElement>("[data-region=inspector]")?.focus();
      },
      find: () => setFinding(true),
      menu: () => {
        const box = globalThis.document.activeElement?.getBoundingClientRect();
        if (box) setMenu({ x: box.left + Math.min(box.width / 2, 80), y: box.top + Math.min(box.height, 80) });
      },
      help: () => setHelping(true),
      toggleJson: () => setView((now) => (now === "json" ? "canvas" : "json")),
      togglePanels: () => setPanelOpen((open) => !open),
      nextProblem: (by: 1 | -1) => {
        const findings = found.current;
        if (findings.length === 0) return editor.say({ en: "No problems.", fr: "Aucun problème." });
        at.current = (at.current + by + findings.length) % findings.length;
        const next = findings[at.current];
        if (!next) return;
        editor.open(next.pointer);
        editor.say(next.message);
      },
      setTool,
    }),
    [
      editor,
      mode,
      setMode,
      readOnly,
      tidy,
      onSave,
      rename,
      append,
      setSettings,
      setFinding,
      setMenu,
      setHelping,
      setView,
      setPanelOpen,
      setTool,
    ],
  );
  const keys = useKeys(hands);
  const hint = tidying
    ? t("canvas.tidying")
    : mode?.kind === "connect"
      ? t("canvas.connecting")
      : mode?.kind === "move"
        ? t("canvas.moving")
        : null;
  return { hands, keys, tidy, hint };
}
