import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { MANY } from "../../canvas/elk.ts";
import { fitPicture } from "../../canvas/fit.ts";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import { prepareTidy, releaseTidy, tidyPlaces } from "../../canvas/layout.ts";
import { keptStates } from "../../canvas/places.ts";
import { tidyUp } from "../../commands/tidy-up.ts";
import { useEditor } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { toast } from "../../ui/toast.tsx";

const PREPARED_MS = 500;

/**
 * Gives the states their places: those chosen when there are several, else all but what somebody put by hand where it stands, which
 * is asked about. `tidying`: it is being worked out.
 */
export function useTidy(): { readonly tidy: () => Promise<void>; readonly tidying: boolean } {
  const t = useWords(designer);
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const [tidying, setTidying] = useState(false);
  // Hundreds of states take a while as it is: the engine is there before it is asked, once the picture stands.
  useEffect(() => {
    const { document, readOnly } = editor.state();
    const ahead = document.states.length > MANY && !readOnly;
    const timer = ahead ? setTimeout(() => void prepareTidy(), PREPARED_MS) : undefined;
    return () => {
      clearTimeout(timer);
      releaseTidy();
    };
  }, [editor]);
  const move = useCallback(
    async (chosen: readonly string[], kept: readonly string[]) => {
      setTidying(true);
      try {
        const places = await tidyPlaces(editor.state().document, chosen, kept);
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
    },
    [editor, flow, t],
  );
  const tidy = useCallback(async () => {
    const { document, selection } = editor.state();
    // Several that are chosen are asked for, wherever they came from.
    const kept = selection.states.length > 1 ? [] : keptStates(document);
    if (kept.length < document.states.length) await move(selection.states, kept);
    if (kept.length === 0) return;
    const everything = { label: t("canvas.tidyAll"), onPress: () => void move([], []) };
    toast(t("canvas.kept", { count: kept.length }), { tone: "info", about: "tidy", action: everything });
  }, [editor, move, t]);
  return { tidy, tidying };
}
