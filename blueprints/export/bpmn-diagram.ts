import type { Element, Moddle } from "./bpmn-moddle.ts";

export type Point = readonly [number, number];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const shapeOf = (id: string): string => `shape_${id}`;

export const nodeShape = (moddle: Moddle, element: Element, id: string, place: Place): Element =>
  moddle.create("bpmndi:BPMNShape", {
    id: shapeOf(id),
    bpmnElement: element,
    bounds: moddle.create("dc:Bounds", place),
  });

export const edgeShape = (moddle: Moddle, flow: Element, id: string, way: readonly Point[]): Element =>
  moddle.create("bpmndi:BPMNEdge", {
    id: shapeOf(id),
    bpmnElement: flow,
    waypoint: way.map(([x, y]) => moddle.create("dc:Point", { x: Math.round(x), y: Math.round(y) })),
  });

/** From edge to edge on the way between the middles; a loop goes out over the upper edge. */
export function straight(source: Place, target: Place): readonly Point[] {
  const [a, b] = [middle(source), middle(target)];
  if (a[0] === b[0] && a[1] === b[1])
    return [
      [a[0] - 20, source.y],
      [a[0] - 20, source.y - 40],
      [a[0] + 20, source.y - 40],
      [a[0] + 20, source.y],
    ];
  return [edge(source, a, b), edge(target, b, a)];
}

const middle = ({ x, y, width, height }: Place): Point => [x + width / 2, y + height / 2];

function edge({ width, height }: Place, [x, y]: Point, [toX, toY]: Point): Point {
  const [dx, dy] = [toX - x, toY - y];
  const scale = Math.min(width / 2 / (Math.abs(dx) || 1e-9), height / 2 / (Math.abs(dy) || 1e-9), 1);
  return [x + dx * scale, y + dy * scale];
}
