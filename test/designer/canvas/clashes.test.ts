import { describe, expect, it } from "vitest";
import { BOX } from "../../../designer/canvas/places.ts";
import { route } from "../../../designer/canvas/router.ts";
import { clashesOf, crowdedLabels, drawnByHand, jittered, layoutOf, shippedBlueprints, tidied } from "./by-hand.ts";
import { clashes } from "./clashes.ts";

const NONE = { labelsOnLabels: [], labelsOnStates: [], linesThroughStates: [] };

describe("labels and lines", () => {
  it("of a picture drawn without care are seen to lie on others and to run through states", () => {
    const { boxes, lines } = drawnByHand(3);
    // Straight from middle to middle, the label half way: what the router is there to avoid.
    const careless = new Map(
      lines.map(({ id, source, target }) => {
        const [a, b] = [boxes.get(source), boxes.get(target)];
        const [x0, y0, x1, y1] = [(a?.x ?? 0) + 95, (a?.y ?? 0) + 32, (b?.x ?? 0) + 95, (b?.y ?? 0) + 32];
        const path = `M${x0},${y0} C${x0},${y0} ${x1},${y1} ${x1},${y1}`;
        return [id, { path, x: (x0 + x1) / 2, y: (y0 + y1) / 2, crowded: false }];
      }),
    );
    const found = clashes(boxes, lines, careless);
    expect(found.linesThroughStates.length).toBeGreaterThan(2);
    expect(crowdedLabels(found).size).toBeGreaterThan(2);
  });

  it("of every shipped blueprint lie free, as shipped and tidied, in both languages", async () => {
    const shipped = shippedBlueprints();
    expect(shipped.length).toBeGreaterThanOrEqual(5);
    for (const document of shipped)
      for (const drawn of [document, await tidied(document)])
        for (const language of ["en", "fr"] as const)
          expect(clashesOf(layoutOf(drawn, language)), `${document.key} ${language}`).toEqual(NONE);
  });

  it("lie free when the states of a shipped blueprint are pushed about", () => {
    for (const [index, document] of shippedBlueprints().entries())
      for (let seed = 1; seed <= 4; seed += 1) {
        const drawn = jittered(document, index * 100 + seed);
        expect(clashesOf(layoutOf(drawn, "fr")), `${document.key} ${seed}`).toEqual(NONE);
      }
  });

  it("of what is drawn by hand: no line runs through a third state, at most 4 labels of 100 lie on something", () => {
    let [labels, crowded] = [0, 0];
    for (let seed = 1; seed <= 60; seed += 1) {
      const layout = drawnByHand(seed);
      const found = clashesOf(layout);
      expect(found.linesThroughStates, `layout ${seed}`).toEqual([]);
      labels += layout.lines.length;
      crowded += crowdedLabels(found).size;
    }
    expect(labels).toBe(60 * 18);
    expect(crowded / labels).toBeLessThanOrEqual(0.04);
  });

  it("keep apart where four lines join the same two states and three loop", () => {
    const boxes = new Map(["s5", "s6", "s7"].map((id, i) => [id, { x: i * 340, y: (i % 2) * 40, ...BOX }]));
    const line = (id: string, source: string, target: string) => ({ id, source, target, width: 110, height: 24 });
    const lines = [
      ...["1", "2"].map((id) => line(id, "s5", "s6")),
      ...["3", "4"].map((id) => line(id, "s6", "s5")),
      ...["5", "6", "7"].map((id) => line(id, "s5", "s5")),
    ];
    const { byId } = route(boxes, lines);
    expect(clashes(boxes, lines, byId)).toEqual(NONE);
    expect(new Set([...byId.values()].map(({ path }) => path)).size).toBe(lines.length);
  });
});
