import { describe, expect, it } from "vitest";
import { BOX } from "../../../designer/canvas/places.ts";
import { type Box, touches } from "../../../designer/canvas/rectangles.ts";
import { type Line, type Route, route } from "../../../designer/canvas/router.ts";
import { pointsOn } from "./clashes.ts";

const box = (x: number, y: number): Box => ({ x, y, ...BOX });
const line = (id: string, source: string, target: string): Line => ({ id, source, target, width: 90, height: 24 });
const pill = ({ x, y }: Route, { width, height }: Line): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const inside = (b: Box, [x, y]: readonly [number, number]) =>
  x > b.x + 1 && x < b.x + b.width - 1 && y > b.y + 1 && y < b.y + b.height - 1;

describe("the router", () => {
  it("gives parallel, opposite and self transitions ways and pills of their own", () => {
    const boxes = new Map([
      ["a", box(0, 0)],
      ["b", box(400, 0)],
    ]);
    const lines = [
      line("1", "a", "b"),
      line("2", "a", "b"),
      line("3", "b", "a"),
      line("4", "a", "a"),
      line("5", "a", "a"),
    ];
    const { byId } = route(boxes, lines);
    expect(new Set([...byId.values()].map((r) => r.path)).size).toBe(5);
    const pills = lines.map((l) => pill(byId.get(l.id) as Route, l));
    for (const [at, one] of pills.entries())
      for (const other of pills.slice(at + 1)) expect(touches(one, other)).toBe(false);
  });

  it("goes round a third state that stands between two", () => {
    const boxes = new Map([
      ["a", box(0, 0)],
      ["between", box(400, 0)],
      ["b", box(800, 0)],
    ]);
    const drawn = route(boxes, [line("1", "a", "b")]).byId.get("1") as Route;
    expect(pointsOn(drawn.path).some((p) => inside(box(400, 0), p))).toBe(false);
  });

  it("leaves what a move did not come near as it was", () => {
    const boxes = new Map([
      ["a", box(0, 0)],
      ["b", box(400, 0)],
      ["c", box(0, 900)],
      ["d", box(400, 900)],
    ]);
    const lines = [line("1", "a", "b"), line("2", "c", "d")];
    const before = route(boxes, lines);
    const after = route(new Map([...boxes, ["d", box(460, 940)]]), lines, before);
    expect(after.byId.get("1")).toBe(before.byId.get("1"));
    expect(after.byId.get("2")).not.toBe(before.byId.get("2"));
  });
});
