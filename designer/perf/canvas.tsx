import "../ui/theme.css";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { createRoot } from "react-dom/client";
import { Canvas } from "../canvas/canvas.tsx";
import type { Stage } from "../canvas/stage.ts";
import { createEditor } from "../document/editor.ts";
import { EditorContext } from "../document/use-editor.ts";
import { startLanguage } from "../i18n/i18n.ts";
import { sampleBlueprint } from "./sample.ts";

/** The canvas alone with a made-up blueprint: `?n=500&zoom=fit|1&cull=0|1`. Counts renders in `window.__renders`. */
const asked = new URLSearchParams(location.search);
const editor = createEditor(sampleBlueprint(Number(asked.get("n") ?? 500)));
const stage: Stage = {
  problems: new Map(),
  live: null,
  tool: "hand",
  allVisible: asked.get("cull") !== "1",
  rename: () => {},
  append: () => {},
  menu: () => {},
};

window.__renders = { state: 0, arrow: 0, canvas: 0 };
Object.assign(window, { __editor: editor });

/** Hands the measure what it needs to come nearer: `zoom=1` is the size at which one reads. */
function Zoom() {
  Object.assign(window, { __flow: useReactFlow() });
  return null;
}

await startLanguage();
const root = document.getElementById("root");
if (!root) throw new Error("no place to draw");
createRoot(root).render(
  <EditorContext value={editor}>
    <ReactFlowProvider>
      <div style={{ height: "100vh" }}>
        <Canvas stage={stage} />
        <Zoom />
      </div>
    </ReactFlowProvider>
  </EditorContext>,
);
