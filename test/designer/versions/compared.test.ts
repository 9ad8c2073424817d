import { expect, it } from "vitest";
import { library } from "../../../blueprints/library.ts";
import { createDrawer } from "../../../designer/canvas/graph.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { setTo } from "../../../designer/commands/set-to.ts";
import { NOTHING } from "../../../designer/document/selection.ts";
import { compared } from "../../../designer/versions/compared.ts";
import { small } from "../sample.ts";

const marksOf = (before = small(), after = small()) => {
  const { states, arrows, common, items } = compared(before, after);
  return {
    states: Object.fromEntries(states),
    arrows: Object.fromEntries(arrows),
    common: common.map(({ transition, mark }) => `${mark} ${transition.id}`),
    items: items.map(({ mark, element }) => `${mark} ${element}`),
  };
};

it("nothing differs between a document and itself", () => {
  expect(marksOf()).toEqual({ states: {}, arrows: {}, common: [], items: [] });
});

it("what is gone stays in the picture, marked, with its lines; what is new is marked too", () => {
  const after = deleteSelection.apply(small(), { states: ["work"], transitions: ["spam"] })?.document;
  const { states, arrows, common } = marksOf(small(), after);
  // What was to resume there has changed with it.
  expect(states).toEqual({ work: "removed", done: "changed" });
  expect(arrows).toMatchObject({ "take~|new": "removed", "finish~|work": "removed" });
  expect(common).toEqual(["removed spam"]);
  const back = marksOf(after, small());
  expect(back.states).toMatchObject({ work: "added" });
  expect(back.arrows).toMatchObject({ "take|new": "added", "finish|work": "added" });
  expect(back.common).toEqual(["added spam"]);
});

it("a line that leads elsewhere is drawn where it was and where it is", () => {
  const after = setTo.apply(small(), { transition: "take", to: "done" })?.document;
  expect(marksOf(small(), after).arrows).toEqual({ "take|new": "added", "take~|new": "removed" });
});

it("a state that was only moved is said to have moved, and where it stood is known", () => {
  const before = moveStates.apply(small(), { to: { work: [400, 0] } })?.document ?? small();
  const after = moveStates.apply(before, { to: { work: [400, 300] } })?.document ?? before;
  expect(marksOf(before, after)).toMatchObject({ states: { work: "moved" }, items: ["moved state:work"] });
  expect(compared(before, after).formerly.get("work")).toEqual([400, 0]);
});

it("any two shipped processes can be laid over each other, and every mark is on something that is drawn", () => {
  const blueprints = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document] : []));
  for (const before of blueprints)
    for (const after of blueprints) {
      const { document, states, arrows } = compared(before, addState.apply(after, {})?.document ?? after);
      const { nodes, edges } = createDrawer()({
        ...{ document, selection: NOTHING, language: "en", problems: new Map(), live: null, readOnly: true },
      });
      const drawn = new Set([...nodes, ...edges].map(({ id }) => id));
      for (const id of [...states.keys(), ...arrows.keys()]) expect(drawn).toContain(id);
      expect(nodes.length).toBe(document.states.length);
    }
});
