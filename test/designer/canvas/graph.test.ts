import { describe, expect, it } from "vitest";
import { createDrawer, type Picture } from "../../../designer/canvas/graph.ts";
import { nearest, sideOf, stateAt, stepAround } from "../../../designer/canvas/nearest.ts";
import { placesOf } from "../../../designer/canvas/places.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { NOTHING, oneState, oneTransition } from "../../../designer/document/selection.ts";
import { financeBlueprint, small } from "../sample.ts";

const picture = (document = small(), more: Partial<Picture> = {}): Picture => ({
  document,
  selection: NOTHING,
  language: "en",
  problems: new Map(),
  live: null,
  readOnly: false,
  ...more,
});

describe("the picture of a document", () => {
  it("has a box for each state and an arrow for each origin of a transition; common ones stand in the strip", () => {
    const graph = createDrawer()(picture());
    expect(graph.nodes.map((n) => [n.id, n.position])).toEqual([
      ["new", { x: 0, y: 0 }],
      ["work", { x: 320, y: 0 }],
      ["done", { x: 640, y: 0 }],
    ]);
    expect(graph.edges.map((e) => e.id)).toEqual(["take|new", "finish|new", "finish|work"]);
    expect(graph.common.map((t) => t.id)).toEqual(["spam"]);
  });

  it("keeps every node and edge that nothing touched", () => {
    const draw = createDrawer();
    const document = financeBlueprint();
    const first = draw(picture(document));
    expect(draw(picture(document)).nodes).toEqual(first.nodes);
    const renamed =
      rename.apply(document, { kind: "state", id: "late", language: "en", name: "Too late" })?.document ?? document;
    const second = draw(picture(renamed));
    const changed = second.nodes.filter((n, at) => n !== first.nodes[at]);
    expect(changed.map((n) => n.id)).toEqual(["late"]);
  });

  it("says the limit of a stay in its own kind of time, on the box and in its name", () => {
    const document = small();
    const [first, second, last] = document.states;
    if (!first || !second || !last) throw new Error("The sample has three states.");
    const limited = {
      ...document,
      states: [first, { ...second, limit: { within: "PT4H", time: "working" as const } }, last],
    };
    const drawn = (language: "en" | "fr") => createDrawer()(picture(limited, { language })).nodes[1];
    expect(drawn("en")?.data.limit).toBe("4 working hours");
    expect(drawn("en")?.ariaLabel).toContain("at most 4 working hours");
    expect(drawn("fr")?.data.limit).toBe("4 heures ouvrées");
  });

  it("gives a selected state a new node with the same view, so that its box is not drawn again", () => {
    const draw = createDrawer();
    const document = small();
    const first = draw(picture(document));
    const second = draw(picture(document, { selection: oneState("work") }));
    expect(second.nodes[1]).not.toBe(first.nodes[1]);
    expect(second.nodes[1]?.data).toBe(first.nodes[1]?.data);
    expect(second.nodes[0]).toBe(first.nodes[0]);
    expect(second.edges).toEqual(first.edges);
    const third = draw(picture(document, { selection: oneTransition("finish") }));
    expect(third.edges.filter((e) => e.selected).map((e) => e.id)).toEqual(["finish|new", "finish|work"]);
  });

  it("draws only what a move came near anew", () => {
    const draw = createDrawer();
    const document = financeBlueprint();
    const first = draw(picture(document));
    const moved = moveStates.apply(document, { to: { closed: [5000, 5000] } })?.document ?? document;
    const second = draw(picture(moved));
    expect(second.nodes.filter((n, at) => n !== first.nodes[at]).map((n) => n.id)).toEqual(["closed"]);
    expect(second.nodes.find((n) => n.id === "closed")?.data).toBe(first.nodes.find((n) => n.id === "closed")?.data);
    const far = second.edges.filter((e) => e.target !== "closed");
    expect(far.filter((e) => !first.edges.includes(e)).length).toBeLessThan(far.length / 2);
  });

  it("announces a state and a transition with their relations", () => {
    const graph = createDrawer()(picture(small(), { problems: new Map([["state:work", { errors: 1, warnings: 0 }]]) }));
    expect(graph.nodes[1]?.ariaLabel).toBe("Work, active state, 2 ways out, 1 way in, 1 problem");
    expect(graph.edges[0]?.ariaLabel).toBe("Take, from New to Work");
    const french = createDrawer()(picture(small(), { language: "fr" }));
    expect(french.nodes[1]?.ariaLabel).toBe("Travail, état actif, 2 sorties, 1 entrée");
  });
});

describe("going about by keyboard", () => {
  it("finds the nearest state ahead", () => {
    expect(nearest(small(), "new", "right")).toBe("work");
    expect(nearest(small(), "work", "left")).toBe("new");
    expect(nearest(small(), "done", "right")).toBeNull();
    expect(nearest(small(), "new", "up")).toBeNull();
  });

  it("goes round the transitions of a state, ways out first", () => {
    expect(stepAround(small(), "work", null, 1)).toBe("finish");
    expect(stepAround(small(), "work", "finish", 1)).toBe("spam");
    expect(stepAround(small(), "work", "spam", 1)).toBe("take");
    expect(stepAround(small(), "work", "take", 1)).toBe("finish");
    expect(stepAround(small(), "work", null, -1)).toBe("take");
  });

  it("knows the state under a point, and beside which another stands", () => {
    expect(stateAt(small(), [330, 10])).toBe("work");
    expect(stateAt(small(), [250, 10])).toBeNull();
    expect(sideOf(small(), "work")).toEqual({ side: "right", of: "new" });
  });

  it("places every state of a document without a layout apart from the others", () => {
    const { layout: _, ...bare } = financeBlueprint();
    const places = [...placesOf(bare).values()].map(String);
    expect(new Set(places).size).toBe(bare.states.length);
  });
});
