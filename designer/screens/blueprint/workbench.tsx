import { Panel } from "@xyflow/react";
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DefinitionView, LiveCount } from "../../../api/contract/definition-views.ts";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { AppendBox } from "../../canvas/append-box.tsx";
import { Canvas } from "../../canvas/canvas.tsx";
import { Outline } from "../../canvas/outline.tsx";
import { RenameBox } from "../../canvas/rename-box.tsx";
import type { Stage, Tool } from "../../canvas/stage.ts";
import { sizeOf } from "../../document/selection.ts";
import { useDrawnDocument, useEditor, useEditorState } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Inspector } from "../../inspector/inspector.tsx";
import { useProblemsByElement } from "../../problems/use-problems-by-element.ts";
import type { Verification } from "../../problems/use-verification.ts";
import { Tokens } from "../../simulator/tokens.tsx";
import { TrialBar } from "../../simulator/trial-bar.tsx";
import { useTrial } from "../../simulator/use-trial.ts";
import { CompanyOnCanvas } from "../../together/company-canvas.tsx";
import { announce } from "../../ui/live-region.tsx";
import { PartBoundary } from "../../ui/part-boundary.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitPane } from "../../ui/split-pane.tsx";
import { AskedDialogs } from "./asked-dialogs.tsx";
import { BottomPanel, type PanelTab } from "./bottom-panel.tsx";
import { CanvasMenu, type Spot } from "./canvas-menu.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { Toolbar, type View, ZoomButtons } from "./toolbar.tsx";
import { useAsked } from "./use-asked.ts";
import { useHands } from "./use-hands.ts";
import { usePageKeys } from "./use-page-keys.ts";
import { useReveal } from "./use-reveal.ts";
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
  const document = useDrawnDocument();
  const selection = useEditorState((s) => s.selection);
  const { narrow, tablet } = useWidth();
  const [view, setView] = useState<View>("canvas");
  const [tool, setTool] = useState<Tool>("hand");
  const [showLive, setShowLive] = useState(false);
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const [menu, setMenu] = useState<Spot | null>(null);
  const [settings, setSettings] = useState(false);
  const [panelOpen, setPanelOpen] = useState(false);
  const [tab, setTab] = useState<PanelTab>("problems");
  const trial = useTrial();
  const stageBox = useRef<HTMLDivElement>(null);
  const { findings } = verification;

  // What happened, for screen readers.
  useEffect(() => {
    let told = editor.state().said.count;
    return editor.subscribe(() => {
      const { count, text } = editor.state().said;
      if (count !== told) announce(text[language]);
      told = count;
    });
  }, [editor, language]);

  // What is selected shows its settings; on a small screen only when asked for.
  useEffect(() => {
    if (sizeOf(selection) === 1 && !narrow) setSettings(true);
  }, [selection, narrow]);

  useReveal(setSettings);
  const asked = useAsked(stageBox, narrow);
  const { hands, keys, tidy, hint } = useHands({
    ...{ findings, onSave, asked, setSettings, setFinding, setMenu, setHelping, setView, setPanelOpen, setTool },
  });
  const onKeyDown = usePageKeys(keys, onSave);

  // The count of problems is on the screen before the picture is drawn with them.
  const marked = useDeferredValue(findings);
  const problems = useProblemsByElement(document, marked);
  const tickets = useMemo(() => {
    if (!showLive) return null;
    const map = new Map<string, number>();
    for (const it of live) map.set(it.state, (map.get(it.state) ?? 0) + it.tickets);
    return map;
  }, [showLive, live]);
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
          {asked.appending !== null && <AppendBox from={asked.appending} onDone={asked.endAppend} />}
          {asked.renaming && <RenameBox what={asked.renaming} onDone={asked.endRename} />}
          <CompanyOnCanvas />
          {trial.trace && <Tokens trace={trial.trace} />}
        </>
      ),
    }),
    [problems, tickets, tool, hands, asked, keys, trial.trace],
  );

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
      {trial.trace && <TrialBar onLeave={trial.leave} />}
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
      {(narrow || view === "json") && <AskedDialogs asked={asked} />}
      {helping && <KeysDialog keys={keys} onClose={() => setHelping(false)} />}
    </>
  );
}
