import { Panel, useReactFlow } from "@xyflow/react";
import { Keyboard } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DefinitionView, LiveCount } from "../../../api/contract/definitions.ts";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { AppendBox, AppendList } from "../../canvas/append-box.tsx";
import { Canvas } from "../../canvas/canvas.tsx";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import { Outline } from "../../canvas/outline.tsx";
import { BOX, placesOf } from "../../canvas/places.ts";
import { NameInput, RenameBox } from "../../canvas/rename-box.tsx";
import type { Renaming, Stage, Tool } from "../../canvas/stage.ts";
import { sizeOf } from "../../document/selection.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Inspector } from "../../inspector/inspector.tsx";
import { problemsByElement, selectionAt } from "../../problems/places.ts";
import type { Verification } from "../../problems/use-verification.ts";
import { useManyPageCommands } from "../../shell/page-commands.ts";
import { Tokens } from "../../simulator/tokens.tsx";
import { useTrial } from "../../simulator/use-trial.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { announce } from "../../ui/live-region.tsx";
import { PartBoundary } from "../../ui/part-boundary.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitPane } from "../../ui/split-pane.tsx";
import { isEditable, useShortcut } from "../../ui/use-shortcut.ts";
import { BottomPanel, type PanelTab } from "./bottom-panel.tsx";
import { CanvasMenu, type Spot } from "./canvas-menu.tsx";
import { useKeyTitle } from "./key-title.ts";
import { keyOf, pressed } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { Toolbar, type View, ZoomButtons } from "./toolbar.tsx";
import { type Mode, useKeys } from "./use-keys.ts";
import { useTidy } from "./use-tidy.ts";
import { useWidth } from "./use-width.ts";

const JsonView = lazy(() => import("../../json/json-view.tsx"));

export interface WorkbenchProps {
  readonly view: DefinitionView;
  readonly live: readonly LiveCount[];
  readonly directory: DirectoryView | null;
  readonly verification: Verification;
  readonly looking: number | null;
  readonly mayEdit: boolean;
  readonly onVersion: (version: number | null) => void;
  readonly onUse: (version: number) => void;
  readonly onSave: () => void;
}

/** Outline, picture or JSON, settings, and the panel below; keys act on all of them. */
export function Workbench({
  view: definition,
  live,
  directory,
  verification,
  looking,
  mayEdit,
  onVersion,
  onUse,
  onSave,
}: WorkbenchProps) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const said = useEditorState((s) => s.said);
  const wanted = useEditorState((s) => s.wanted);
  const readOnly = useEditorState((s) => s.readOnly);
  const { narrow, tablet } = useWidth();
  const [view, setView] = useState<View>("canvas");
  const [tool, setTool] = useState<Tool>("hand");
  const [showLive, setShowLive] = useState(false);
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const [mode, setModeState] = useState<Mode>(null);
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  const [menu, setMenu] = useState<Spot | null>(null);
  const [appending, setAppending] = useState<string | null>(null);
  const [settings, setSettings] = useState(false);
  const [panelOpen, setPanelOpen] = useState(false);
  const [tab, setTab] = useState<PanelTab>("problems");
  const trial = useTrial();
  const at = useRef(-1);
  const stageBox = useRef<HTMLDivElement>(null);
  const { findings } = verification;

  // What happened, for screen readers.
  useEffect(() => {
    if (said.count > 0) announce(said.text[language]);
  }, [said, language]);

  // What is selected shows its settings; on a small screen only when asked for.
  useEffect(() => {
    if (sizeOf(selection) === 1 && !narrow) setSettings(true);
  }, [selection, narrow]);

  const setMode = useCallback(
    (next: Mode) => {
      setModeState(next);
      if (next?.kind === "connect") announce(t("canvas.connecting"));
      if (next?.kind === "move") announce(t("canvas.moving"));
      if (next === null) editor.seal();
    },
    [t, editor],
  );

  const reveal = useCallback(
    (pointer: string) => {
      const next = selectionAt(editor.state().document, pointer);
      editor.select(next);
      setSettings(true);
      const id = next.states[0] ?? editor.state().document.transitions.find((it) => it.id === next.transitions[0])?.to;
      const place = id === undefined ? undefined : placesOf(editor.state().document).get(id);
      if (place && flow.viewportInitialized)
        void flow.setCenter(place[0] + BOX.width / 2, place[1] + BOX.height / 2, {
          zoom: Math.max(flow.getZoom(), 0.7),
          duration: 0,
        });
    },
    [editor, flow],
  );
  useEffect(() => {
    if (wanted) reveal(wanted.pointer);
  }, [wanted, reveal]);

  const { tidy, tidying } = useTidy();

  const hands = useMemo(
    () => ({
      editor,
      mode,
      setMode,
      rename: (what: Renaming) => !readOnly && setRenaming(what),
      append: (from: string) => !readOnly && setAppending(from),
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
        if (findings.length === 0) return editor.say({ en: "No problems.", fr: "Aucun problème." });
        at.current = (at.current + by + findings.length) % findings.length;
        const next = findings[at.current];
        if (!next) return;
        editor.open(next.pointer);
        editor.say(next.message);
      },
      setTool,
    }),
    [editor, mode, setMode, readOnly, tidy, onSave, findings],
  );
  const keys = useKeys(hands);
  const title = useKeyTitle();
  const commands = useMemo(
    () =>
      keys
        .filter((key) => key.enabled || key.everywhere)
        .map((key) => ({ id: key.keys.join(), label: title(key), icon: Keyboard, run: key.act, typed: true as const })),
    [keys, title],
  );
  useManyPageCommands(commands);
  const everywhere = useMemo(() => keys.filter((key) => key.everywhere), [keys]);
  useShortcut(["Ctrl+z", "Ctrl+Shift+z", "Ctrl+y", "F8", "Shift+F8", "Ctrl+."], (event) =>
    keyOf(everywhere, pressed(event))?.act(),
  );
  useShortcut("Ctrl+s", onSave, { inText: true });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isEditable(event.target)) return;
    // A button keeps its own keys; states, pills and the outline's lines are ours.
    const button =
      event.target instanceof Element &&
      event.target.closest("button:not(.fr-pill), a, [role=menuitem], [role=separator]") !== null;
    if (button && (event.key === "Enter" || event.key === " ")) return;
    const key = keyOf(keys, pressed(event.nativeEvent));
    if (!key) return;
    event.preventDefault();
    key.act();
  };

  const problems = useMemo(() => problemsByElement(document, findings), [document, findings]);
  const tickets = useMemo(() => {
    if (!showLive) return null;
    const map = new Map<string, number>();
    for (const it of live) map.set(it.state, (map.get(it.state) ?? 0) + it.tickets);
    return map;
  }, [showLive, live]);
  const endRename = useCallback(
    (giveBack: boolean) => {
      // Whoever left the box for another place stays there.
      if (!giveBack) return setRenaming(null);
      flushSync(() => setRenaming(null));
      stageBox.current?.querySelector<HTMLElement>(narrow ? "[role=tree] [tabindex='0']" : ".react-flow")?.focus();
    },
    [narrow],
  );
  const endAppend = useCallback(
    (name: Renaming | null, giveBack: boolean) => {
      flushSync(() => {
        setAppending(null);
        setRenaming(name);
      });
      if (giveBack && name === null) endRename(true);
    },
    [endRename],
  );
  const stage = useMemo(
    (): Stage => ({
      problems,
      live: tickets,
      tool,
      rename: hands.rename,
      append: hands.append,
      menu: setMenu,
      overlay: (
        <>
          <Panel position="bottom-right" className="mb-6!">
            <ZoomButtons />
          </Panel>
          <Panel position="bottom-center">
            <SelectionBar keys={keys} />
          </Panel>
          {appending !== null && <AppendBox from={appending} onDone={endAppend} />}
          {renaming && <RenameBox what={renaming} onDone={endRename} />}
          {trial.trace && <Tokens trace={trial.trace} onLeave={trial.leave} />}
        </>
      ),
    }),
    [problems, tickets, tool, hands, appending, endAppend, renaming, endRename, keys, trial],
  );

  const hint = tidying
    ? t("canvas.tidying")
    : mode?.kind === "connect"
      ? t("canvas.connecting")
      : mode?.kind === "move"
        ? t("canvas.moving")
        : null;
  const outline = (
    <nav
      aria-label={t("outline.title")}
      data-region="outline"
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto bg-panel outline-none"
    >
      {narrow && <p className="m-0 px-3 pt-2 text-xs text-soft">{t("outline.picture")}</p>}
      <Outline problems={problems} />
    </nav>
  );
  const picture = (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {hint && (
        <p className="absolute top-14 left-1/2 z-10 m-0 -translate-x-1/2 rounded-lg bg-info-fill px-3 py-1.5 text-info">
          {hint}
        </p>
      )}
      <Canvas stage={stage} />
    </div>
  );
  const json = (
    <PartBoundary>
      <Suspense fallback={<Skeleton lines={12} label={t("json.loading")} className="p-4" />}>
        <JsonView key={looking ?? "draft"} findings={findings} />
      </Suspense>
    </PartBoundary>
  );
  const inspector = <Inspector directory={directory} findings={findings} onClose={() => setSettings(false)} />;

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the picture and the outline inside, which are focusable */}
      <div ref={stageBox} className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
        <Toolbar
          {...{ view, tool, finding, narrow }}
          live={showLive}
          onView={setView}
          onTool={setTool}
          onLive={setShowLive}
          onFind={setFinding}
          onRename={hands.rename}
          onTidy={() => void tidy()}
          onKeys={() => setHelping(true)}
          onPanels={() => setPanelOpen(!panelOpen)}
          onSettings={() => setSettings(true)}
        />
        <div className="relative flex min-h-0 flex-1">
          {view === "json" ? (
            json
          ) : narrow ? (
            outline
          ) : (
            <>
              {!tablet && <div className="flex w-56 shrink-0 flex-col border-e border-separator">{outline}</div>}
              {view === "split" ? <SplitPane start={picture} end={json} initial={55} remember="designer" /> : picture}
            </>
          )}
          {settings && !narrow && (
            <div
              className={`flex w-100 shrink-0 flex-col border-s 2xl:w-120 border-separator ${tablet ? "absolute inset-y-0 right-0 z-10 shadow-float" : ""}`}
            >
              {inspector}
            </div>
          )}
          {settings && narrow && <div className="absolute inset-0 z-10 flex flex-col bg-panel">{inspector}</div>}
        </div>
      </div>
      <BottomPanel
        definition={definition}
        {...{ verification, live, looking, mayEdit, onUse }}
        onView={onVersion}
        {...{ directory, trial, tab }}
        onTab={setTab}
        open={panelOpen}
        onOpen={setPanelOpen}
        onPlace={(pointer) => {
          // Examples stand in the text only.
          if (pointer.startsWith("/examples")) setView("json");
          editor.open(pointer);
        }}
      />
      {renaming && (narrow || view === "json") && (
        <Dialog open size="s" title={t("canvas.nameBox")} onClose={() => endRename(true)}>
          <NameInput what={renaming} onDone={endRename} />
        </Dialog>
      )}
      {menu && (
        <CanvasMenu
          keys={keys}
          at={menu}
          onClose={(chosen) => {
            flushSync(() => setMenu(null));
            stageBox.current?.querySelector<HTMLElement>(".react-flow")?.focus();
            chosen?.act();
          }}
        />
      )}
      {appending !== null && (narrow || view === "json") && (
        <Dialog open size="s" title={t("canvas.nameBox")} onClose={() => endAppend(null, true)}>
          <AppendList from={appending} onDone={endAppend} />
        </Dialog>
      )}
      {helping && <KeysDialog keys={keys} onClose={() => setHelping(false)} />}
    </>
  );
}
