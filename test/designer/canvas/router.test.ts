import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOX } from "../../../designer/canvas/places.ts";
import { type Box, touches } from "../../../designer/canvas/rectangles.ts";
import { type Line, type Route, route } from "../../../designer/canvas/router.ts";
import { seeded } from "../../../designer/perf/sample.ts";

const box = (x: number, y: number): Box => ({ x, y, ...BOX });
const line = (id: string, source: string, target: string): Line => ({ id, source, target, width: 90, height: 24 });
const pill = ({ x, y }: Route, { width, height }: Line): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Points on a cubic path as the router writes it. */
function points({ path }: Route): [number, number][] {
  const n = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = n;
  return Array.from({ length: 33 }, (_, i): [number, number] => {
    const t = i / 32;
    const u = 1 - t;
    const [a, b, c, d] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  });
}
const inside = (b: Box, [x, y]: [number, number]) =>
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
    expect(points(drawn).some((p) => inside(box(400, 0), p))).toBe(false);
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

  it("draws hand-placed diagrams with almost no line through a third state and few pills on others", () => {
    let [through, crowded, all] = [0, 0, 0];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed);
        const boxes = new Map(
          Array.from({ length: 12 }, (_, i): [string, Box] => [
            `s${i}`,
            box((i % 4) * 330 + Math.floor(random() * 60), Math.floor(i / 4) * 190 + Math.floor(random() * 50)),
          ]),
        );
        const lines = Array.from({ length: 18 }, (_, i) =>
          line(`t${i}`, `s${Math.floor(random() * 12)}`, `s${Math.floor(random() * 12)}`),
        );
        const { byId } = route(boxes, lines);
        for (const l of lines) {
          const drawn = byId.get(l.id) as Route;
          all += 1;
          if (drawn.crowded) crowded += 1;
          if (
            [...boxes].some(([id, b]) => id !== l.source && id !== l.target && points(drawn).some((p) => inside(b, p)))
          )
            through += 1;
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(through / all).toBeLessThan(0.03);
    expect(crowded / all).toBeLessThan(0.04);
  });
});
