import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { iconsOf, PILL_HEIGHT, pillWidth } from "./graph.ts";
import { BOX, type Point, placesOf } from "./places.ts";

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "56",
  // Labels lie between the layers and keep this distance on both sides.
  "elk.layered.spacing.nodeNodeBetweenLayers": "34",
  "elk.layered.spacing.edgeNodeBetweenLayers": "20",
  "elk.spacing.edgeLabel": "4",
  "elk.spacing.edgeEdge": "18",
  "elk.spacing.edgeNode": "24",
  "elk.layered.feedbackEdges": "true",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
};

/** The graph as the layout engine reads it: some states (or all), arrows among them, pills as labels. */
export function asElk(document: Blueprint, only: ReadonlySet<string>): ElkNode {
  const edges = document.transitions.flatMap((t) =>
    t.from === "any"
      ? []
      : t.from
          .filter((from) => only.has(from) && only.has(t.to))
          .map((from) => ({
            id: `${t.id}|${from}`,
            sources: [from],
            targets: [t.to],
            labels: [{ text: t.id, width: pillWidth(textIn(t.name, "fr"), iconsOf(t)), height: PILL_HEIGHT }],
          })),
  );
  const children = document.states.filter((s) => only.has(s.id)).map((s) => ({ id: s.id, ...BOX }));
  return { id: "root", layoutOptions: OPTIONS, children, edges };
}

/** Where the engine has put the states; those of a part keep the upper left corner that they had together. */
export function placesFrom(document: Blueprint, only: ReadonlySet<string>, result: ElkNode): Record<string, Point> {
  const children = result.children ?? [];
  const before = [...placesOf(document)].filter(([id]) => only.has(id)).map(([, place]) => place);
  const corner = (points: readonly Point[]): Point => [
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
  ];
  const [oldX, oldY] = only.size === document.states.length ? [0, 0] : corner(before);
  const [newX, newY] = corner(children.map((c): Point => [c.x ?? 0, c.y ?? 0]));
  return Object.fromEntries(
    children.map((c): [string, Point] => [c.id, [(c.x ?? 0) - newX + oldX, (c.y ?? 0) - newY + oldY]]),
  );
}
