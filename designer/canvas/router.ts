import { type Line, type Placed, place, type Route } from "./place-line.ts";
import { MIDDLE, portsOf } from "./ports.ts";
import { type Box, Boxes, type Rectangle, touches } from "./rectangles.ts";

export type { Line, Route };

/** The result of one pass, to be handed to the next: what nothing came near keeps its route. */
export interface Routes {
  readonly byId: ReadonlyMap<string, Route>;
  readonly placed: ReadonlyMap<string, Placed>;
  readonly boxes: ReadonlyMap<string, Box>;
}

export const NO_ROUTES: Routes = { byId: new Map(), placed: new Map(), boxes: new Map() };

/** Pure: the same boxes, lines and former routes give the same routes. Lines between two states share lanes in the order given. */
export function route(boxes: ReadonlyMap<string, Box>, lines: readonly Line[], before: Routes = NO_ROUTES): Routes {
  const obstacles = new Boxes(boxes.values());
  const disturbed = changes(boxes, before.boxes);
  const lanes = lanesOf(lines);
  const ports = portsOf(boxes, lines);
  const pills = new Boxes([]);
  const placed = new Map<string, Placed>();
  const open: Line[] = [];
  for (const line of lines) {
    const was = before.placed.get(line.id);
    const lane = lanes.get(line.id) ?? 0;
    const port = ports.get(line.id) ?? MIDDLE;
    const stays =
      was &&
      was.line.width === line.width &&
      was.source === boxes.get(line.source) &&
      was.target === boxes.get(line.target) &&
      was.lane === lane &&
      was.ports.start === port.start &&
      was.ports.end === port.end &&
      !was.route.crowded &&
      !disturbed.some((area) => touches(area, was.hull));
    if (was && stays) {
      placed.set(line.id, was);
      pills.add(was.pill);
    } else open.push(line);
  }
  for (const line of open) {
    const source = boxes.get(line.source);
    const target = boxes.get(line.target);
    if (!source || !target) continue;
    const next = place(line, source, target, lanes.get(line.id) ?? 0, ports.get(line.id) ?? MIDDLE, obstacles, pills);
    placed.set(line.id, next);
    pills.add(next.pill);
  }
  const byId = new Map(
    lines.flatMap((line): [string, Route][] => {
      const done = placed.get(line.id);
      return done ? [[line.id, done.route]] : [];
    }),
  );
  return { byId, placed, boxes };
}

/** The place of each line among those between the same two states, in either direction. */
function lanesOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const lanes = new Map<string, number>();
  for (const { id, source, target } of lines) {
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    const lane = counts.get(pair) ?? 0;
    counts.set(pair, lane + 1);
    lanes.set(id, lane);
  }
  return lanes;
}

/** Where boxes stand now and did not before, or stood before and do not now. */
function changes(now: ReadonlyMap<string, Box>, before: ReadonlyMap<string, Box>): Rectangle[] {
  const areas: Rectangle[] = [];
  for (const [id, box] of now) if (before.get(id) !== box) areas.push(box);
  for (const [id, box] of before) if (now.get(id) !== box) areas.push(box);
  return areas;
}
