import { useReactFlow } from "@xyflow/react";
import {
  Braces,
  Hand,
  Keyboard,
  LayoutGrid,
  Minus,
  MousePointer2,
  PanelsTopLeft,
  Plus,
  Redo2,
  Scan,
  Search,
  Settings2,
  Ticket,
  Undo2,
} from "lucide-react";
import { fitPicture } from "../../canvas/fit.ts";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import type { Renaming } from "../../canvas/stage.ts";
import { addState } from "../../commands/add-state.ts";
import type { Change } from "../../commands/command.ts";
import { tidyUp } from "../../commands/tidy-up.ts";
import { NOTHING } from "../../document/selection.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { PartTools } from "../../parts/part-tools.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { FindBox } from "./find-box.tsx";

export type View = "canvas" | "split" | "json";

export interface ToolbarProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly tool: "hand" | "select";
  readonly onTool: (tool: "hand" | "select") => void;
  readonly live: boolean;
  readonly onLive: (live: boolean) => void;
  readonly finding: boolean;
  readonly onFind: (open: boolean) => void;
  readonly onRename: (what: Renaming) => void;
  readonly onTidy: () => void;
  readonly onKeys: () => void;
  readonly onPanels: () => void;
  readonly onSettings: () => void;
  readonly narrow: boolean;
}

/** Tools over the picture; each has a key of its own. */
export function Toolbar(props: ToolbarProps) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const canUndo = useEditorState((s) => s.history.past.length > 0);
  const canRedo = useEditorState((s) => s.history.future.length > 0);
  // What was added gets its name at once, by typing.
  const added = (change: Change | null) => {
    const id = change?.select?.states[0];
    if (id !== undefined) props.onRename({ kind: "state", id });
  };
  const views = props.narrow ? (["canvas", "json"] as const) : (["canvas", "split", "json"] as const);
  return (
    <div
      role="toolbar"
      aria-label={t("toolbar.label")}
      className="flex flex-wrap items-center gap-0.5 border-b border-separator bg-panel px-2 py-1"
    >
      {!readOnly && (
        <>
          <IconButton icon={Undo2} label={t("command.undo")} hint="Ctrl+Z" disabled={!canUndo} onClick={editor.undo} />
          <IconButton icon={Redo2} label={t("command.redo")} hint="Ctrl+Y" disabled={!canRedo} onClick={editor.redo} />
          <Separator />
          <Button
            variant="ghost"
            icon={Plus}
            {...(props.narrow ? {} : { hint: "N" })}
            onClick={() => added(editor.run(addState, {}))}
          >
            {addState.title[language]}
          </Button>
          {!props.narrow && (
            <IconButton icon={LayoutGrid} label={tidyUp.title[language]} hint="Shift+Alt+T" onClick={props.onTidy} />
          )}
          {!props.narrow && <PartTools />}
          <Separator />
        </>
      )}
      {!props.narrow && props.view !== "json" && (
        <>
          <IconButton
            icon={MousePointer2}
            label={t("toolbar.select")}
            hint="V"
            pressed={props.tool === "select"}
            onClick={() => props.onTool("select")}
          />
          <IconButton
            icon={Hand}
            label={t("toolbar.hand")}
            hint="H"
            pressed={props.tool === "hand"}
            onClick={() => props.onTool("hand")}
          />
          <Separator />
        </>
      )}
      {props.finding ? (
        <FindBox onClose={() => props.onFind(false)} />
      ) : (
        <IconButton icon={Search} label={t("toolbar.find")} hint="Ctrl+F" onClick={() => props.onFind(true)} />
      )}
      <IconButton
        icon={Ticket}
        label={t("toolbar.live")}
        pressed={props.live}
        onClick={() => props.onLive(!props.live)}
      />
      <IconButton
        icon={Settings2}
        label={t("toolbar.settings")}
        onClick={() => {
          editor.select(NOTHING);
          props.onSettings();
        }}
      />
      <span className="ms-auto flex items-center gap-0.5">
        <fieldset
          aria-label={t("view.label")}
          className="m-0 flex min-w-0 overflow-hidden rounded-md border border-control p-0"
        >
          {views.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={props.view === view}
              className={`flex min-h-8 items-center gap-1 px-2.5 ${props.view === view ? "bg-raised font-medium text-link" : "hover:bg-raised"}`}
              onClick={() => props.onView(view)}
            >
              {view === "json" && <Braces size={14} aria-hidden />}
              {t(`view.${view}`)}
            </button>
          ))}
        </fieldset>
        <IconButton icon={PanelsTopLeft} label={t("toolbar.panels")} hint="Ctrl+." onClick={props.onPanels} />
        <IconButton icon={Keyboard} label={t("toolbar.keys")} hint="?" onClick={props.onKeys} />
      </span>
    </div>
  );
}

const Separator = () => <span aria-hidden className="mx-1 h-5 w-px bg-separator" />;

/** Zoom, at the lower right of the picture. */
export function ZoomButtons() {
  const t = useWords(designer);
  const flow = useReactFlow<StateNode, ArrowEdge>();
  return (
    <div className="flex flex-col rounded-lg border border-separator bg-panel">
      <IconButton icon={Plus} label={t("toolbar.zoomIn")} hint="+" onClick={() => void flow.zoomIn()} />
      <IconButton icon={Minus} label={t("toolbar.zoomOut")} hint="-" onClick={() => void flow.zoomOut()} />
      <IconButton icon={Scan} label={t("toolbar.fit")} hint="1" onClick={() => fitPicture(flow)} />
    </div>
  );
}
