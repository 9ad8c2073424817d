import { useReactFlow } from "@xyflow/react";
import { useCallback, useState } from "react";
import { flushSync } from "react-dom";
import { fitPicture } from "../../canvas/fit.ts";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import { tidyPlaces } from "../../canvas/layout.ts";
import { tidyUp } from "../../commands/tidy-up.ts";
import { useEditor } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { toast } from "../../ui/toast.tsx";

/** Gives the states their places, all or those chosen; `tidying`: it is being worked out. */
export function useTidy(): { readonly tidy: () => Promise<void>; readonly tidying: boolean } {
  const t = useWords(designer);
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const [tidying, setTidying] = useState(false);
  const tidy = useCallback(async () => {
    const { document: before, selection: chosen } = editor.state();
    setTidying(true);
    try {
      const places = await tidyPlaces(before, chosen.states);
      if (places === null) toast(t("canvas.tooLong"), { tone: "info" });
      else {
        // Drawn in its new places before it is fitted.
        flushSync(() => editor.run(tidyUp, { places }));
        fitPicture(flow);
      }
    } catch {
      toast(t("canvas.tooLong"), { tone: "error" });
    } finally {
      setTidying(false);
    }
  }, [editor, flow, t]);
  return { tidy, tidying };
}
