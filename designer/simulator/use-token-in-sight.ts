import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { fitPicture } from "../canvas/fit.ts";
import { bringIntoSight } from "../canvas/focus.ts";
import type { ArrowEdge, StateNode } from "../canvas/graph.ts";
import { BOX } from "../canvas/places.ts";

/** Smaller than this, states' names cannot be read beside the panel: then the picture stands around the ticket. */
const READABLE = 0.6;

/** A trial starts with the whole picture, or as much of it as can be read; then the picture moves only when the ticket would leave it. */
export function useTokenInSight(state: string | null): void {
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const width = useStore((s) => s.width);
  const height = useStore((s) => s.height);
  const begun = useRef(false);
  useEffect(() => {
    const place = state === null ? undefined : flow.getNode(state)?.position;
    if (!place || width === 0 || height === 0) return;
    if (!begun.current) {
      begun.current = true;
      fitPicture(flow);
      if (flow.getZoom() < READABLE)
        void flow.setCenter(place.x + BOX.width / 2, place.y + BOX.height / 2, { zoom: READABLE });
    }
    bringIntoSight({ clientWidth: width, clientHeight: height }, place, flow);
  }, [flow, state, width, height]);
}
