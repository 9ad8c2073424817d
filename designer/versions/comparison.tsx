import { Panel, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { Canvas } from "../canvas/canvas.tsx";
import type { ArrowEdge, StateNode } from "../canvas/graph.ts";
import { BOX } from "../canvas/places.ts";
import type { Stage } from "../canvas/stage.ts";
import { createEditor } from "../document/editor.ts";
import { EditorContext, useEditorState } from "../document/use-editor.ts";
import { compare } from "../i18n/compare.ts";
import { useWords } from "../i18n/i18n.ts";
import { ZoomButtons } from "../screens/blueprint/toolbar.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { isEditable } from "../ui/use-shortcut.ts";
import { type Compared, compared, realId } from "./compared.ts";
import { DifferenceList } from "./difference-list.tsx";
import { MarksOverlay } from "./marks-overlay.tsx";

const NOTHING = {
  problems: new Map(),
  live: null,
  tool: "hand",
  rename: () => {},
  append: () => {},
  menu: () => {},
} as const;

/** Two documents of one blueprint laid over each other, with the list of what differs. */
export default function Comparison({ before, after }: { readonly before: Blueprint; readonly after: Blueprint }) {
  const t = useWords(compare);
  const differing = useMemo(() => compared(before, after), [before, after]);
  const editor = useMemo(() => createEditor(differing.document, true), [differing]);
  if (differing.items.length === 0) return <EmptyState title={t("none")} />;
  return (
    <EditorContext value={editor}>
      <ReactFlowProvider>
        <Laid differing={differing} />
      </ReactFlowProvider>
    </EditorContext>
  );
}

function Laid({ differing }: { readonly differing: Compared }) {
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const selection = useEditorState((s) => s.selection);
  const [at, setAt] = useState<number | null>(null);
  const { items } = differing;

  const go = useCallback(
    (next: number) => {
      setAt(next);
      const [kind, id = ""] = (items[next]?.element ?? "").split(":");
      if (kind === "state") {
        const place = flow.getNode(id)?.position;
        if (place)
          void flow.setCenter(place.x + BOX.width / 2, place.y + BOX.height / 2, {
            zoom: Math.max(flow.getZoom(), 0.7),
            duration: 0,
          });
      } else {
        const edge = flow.getEdges().find(({ data }) => data && realId(data.transition.id) === id);
        if (edge?.data)
          void flow.setCenter(edge.data.route.x, edge.data.route.y, {
            zoom: Math.max(flow.getZoom(), 0.7),
            duration: 0,
          });
      }
    },
    [flow, items],
  );
  const step = useCallback(
    (by: 1 | -1) => go(at === null ? (by === 1 ? 0 : items.length - 1) : (at + by + items.length) % items.length),
    [go, at, items],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F7" || isEditable(event.target)) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [step]);

  // What is pressed in the picture is marked in the list.
  useEffect(() => {
    const picked = [
      ...selection.states.map((id) => `state:${id}`),
      ...selection.transitions.map((id) => `transition:${realId(id)}`),
    ];
    const found = items.findIndex(({ element }) => picked.includes(element));
    if (found >= 0) setAt(found);
  }, [selection, items]);

  const current = at === null ? null : (items[at]?.element ?? null);
  const stage = useMemo(
    (): Stage => ({
      ...NOTHING,
      allVisible: true,
      overlay: (
        <>
          <MarksOverlay differing={differing} current={current} />
          <Panel position="bottom-right" className="mb-6!">
            <ZoomButtons />
          </Panel>
        </>
      ),
    }),
    [differing, current],
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col-reverse lg:flex-row">
      <DifferenceList items={items} at={at} onGo={go} onStep={step} />
      <div className="flex min-h-64 min-w-0 flex-1 flex-col">
        <Canvas stage={stage} />
      </div>
    </div>
  );
}
