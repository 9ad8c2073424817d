import type { Edge, Node, ReactFlowInstance } from "@xyflow/react";
import { PILL_HEIGHT } from "./pill.ts";
import { BOX } from "./places.ts";

/** A line with a label: where its middle stands, and how wide it is. */
type Labelled = Edge<{ readonly route: { readonly x: number; readonly y: number }; readonly width: number }>;

/** Shows the whole picture, pills that stand beyond the boxes included. */
export function fitPicture<N extends Node, E extends Labelled>(
  flow: Pick<ReactFlowInstance<N, E>, "getNodes" | "getEdges" | "fitBounds">,
): void {
  const areas = [
    ...flow.getNodes().map(({ position: { x, y } }) => ({ x, y, ...BOX })),
    ...flow.getEdges().flatMap(({ data }) =>
      data
        ? [
            {
              x: data.route.x - data.width / 2,
              y: data.route.y - PILL_HEIGHT / 2,
              width: data.width,
              height: PILL_HEIGHT,
            },
          ]
        : [],
    ),
  ];
  if (areas.length === 0) return;
  const left = Math.min(...areas.map((it) => it.x));
  const top = Math.min(...areas.map((it) => it.y));
  const width = Math.max(...areas.map((it) => it.x + it.width)) - left;
  const height = Math.max(...areas.map((it) => it.y + it.height)) - top;
  // A small picture is not blown up beyond its own size.
  const room = { x: left - 40, y: top - 60, width: Math.max(width + 80, 900), height: Math.max(height + 100, 560) };
  void flow.fitBounds(
    {
      ...room,
      x: room.x - (room.width - width - 80) / 2,
      y: room.y - (room.height - height - 100) / 2,
    },
    { padding: 0 },
  );
}
