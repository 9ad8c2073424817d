import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { iconsOf, PILL_HEIGHT, pillWidth } from "./pill.ts";
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

/**
 * Above so many states fewer ways to order a layer are tried, and one way to align the boxes instead of four: of 500 states the lines
 * are no longer, no more of them run through a third state, and it takes half of the time.
 */
export const MANY = 150;
const QUICKLY = {
  "elk.layered.nodePlacement.bk.fixedAlignment": "LEFTUP",
  "elk.layered.thoroughness": "1",
  "elk.layered.crossingMinimization.greedySwitch.type": "OFF",
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
  const layoutOptions = children.length > MANY ? { ...OPTIONS, ...QUICKLY } : OPTIONS;
  return { id: "root", layoutOptions, children, edges };
}

/**
 * Where the engine has put the states; those of a part keep the upper left corner that they had together, or stand below what
 * they would cover of the others, which stay where they are.
 */
export function placesFrom(document: Blueprint, only: ReadonlySet<string>, result: ElkNode): Record<string, Point> {
  const children = result.children ?? [];
  const before = [...placesOf(document)].filter(([id]) => only.has(id)).map(([, place]) => place);
  const corner = (points: readonly Point[]): Point => [
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
  ];
  const [oldX, oldY] = only.size === document.states.length ? [0, 0] : corner(before);
  const [newX, newY] = corner(children.map((c): Point => [c.x ?? 0, c.y ?? 0]));
  const others = [...placesOf(document)].filter(([id]) => !only.has(id)).map(([, place]) => place);
  const at = (down: number) =>
    children.map((c): [string, Point] => [c.id, [(c.x ?? 0) - newX + oldX, (c.y ?? 0) - newY + oldY + down]]);
  const covers = (places: readonly [string, Point][]) =>
    places.some(([, a]) => others.some((b) => Math.abs(a[0] - b[0]) < BOX.width && Math.abs(a[1] - b[1]) < BOX.height));
  let down = 0;
  while (covers(at(down))) down += BOX.height;
  return Object.fromEntries(at(down));
}
