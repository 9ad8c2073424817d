import { ViewportPortal } from "@xyflow/react";
import type { Guide } from "./guides.ts";

/** Thin lines through boxes that stand in line while one is dragged. */
export function GuideLines({ guides }: { readonly guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <span
          key={`${axis} ${at}`}
          aria-hidden
          className="fr-guide"
          style={
            axis === "x"
              ? { transform: `translate(${at}px, ${from}px)`, width: 1, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
