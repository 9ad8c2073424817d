import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { movedStates } from "../../../designer/canvas/folding.ts";
import { createDrawer } from "../../../designer/canvas/graph.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { editSection } from "../../../designer/commands/edit-section.ts";
import { groupStates } from "../../../designer/commands/group-states.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { ungroupStates } from "../../../designer/commands/ungroup-states.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { NOTHING } from "../../../designer/document/selection.ts";
import { small } from "../sample.ts";

const grouped = () => groupStates.apply(small(), ["work", "done"])?.document ?? small();

describe("sections", () => {
  it("group states under a name of their own; a state leaves the section that it was in", () => {
    const once = grouped();
    expect(once.sections).toEqual([
      { id: "section", name: { en: "Section", fr: "Section" }, states: ["work", "done"] },
    ]);
    expect(groupStates.apply(once, ["done", "work"])).toBeNull();
    const twice = groupStates.apply(once, ["done", "new"])?.document;
    expect(twice?.sections?.map((it) => it.states)).toEqual([["work"], ["done", "new"]]);
    expect(blueprintSchema.safeParse(twice).success).toBe(true);
  });

  it("are gone with their last state, and leave no trace", () => {
    expect(ungroupStates.apply(grouped(), ["work", "done"])?.document).toEqual(small());
    expect(ungroupStates.apply(small(), ["work"])).toBeNull();
    const left = deleteSelection.apply(grouped(), { states: ["work"], transitions: [] })?.document;
    expect(left?.sections?.[0]?.states).toEqual(["done"]);
  });

  it("take a name and a colour", () => {
    const named = rename.apply(grouped(), { kind: "section", id: "section", language: "fr", name: "Équipe" });
    expect(named?.document.sections?.[0]?.name).toEqual({ en: "Section", fr: "Équipe" });
    const blue = editSection.apply(grouped(), { id: "section", patch: { colour: "#3b82f6" } })?.document;
    expect(blueprintSchema.safeParse(blue).success).toBe(true);
    expect(editSection.apply(grouped(), { id: "gone", patch: {} })).toBeNull();
  });

  it("folded, are drawn as one box with the lines that lead in and out", () => {
    const draw = createDrawer();
    const picture = { selection: NOTHING, language: "en", problems: new Map(), live: null, readOnly: false } as const;
    const graph = draw({ ...picture, document: grouped(), folded: new Set(["section"]) });
    expect(graph.nodes.map((n) => n.id)).toEqual(["new", "section:section"]);
    expect(graph.nodes[1]?.data).toMatchObject({ holds: 2, name: "Section" });
    expect(graph.edges.map((e) => [e.id, e.source, e.target])).toEqual([
      ["take|new", "new", "section:section"],
      ["finish|new", "new", "section:section"],
    ]);
    const again = draw({ ...picture, document: grouped(), folded: new Set(["section"]) });
    expect(again.nodes[1]?.position).toEqual({ x: 320, y: 0 });
    expect(draw({ ...picture, document: grouped() }).nodes.map((n) => n.id)).toEqual(["new", "work", "done"]);
  });

  it("folded, take their states along when they are moved", () => {
    expect(movedStates(grouped(), [{ id: "section:section", x: 330, y: 50 }])).toEqual({
      work: [330, 50],
      done: [650, 50],
    });
  });

  it("unfold for the one state inside that is selected", () => {
    const editor = createEditor(grouped());
    editor.fold("section", true);
    editor.select({ states: ["work", "done"], transitions: [] });
    expect(editor.state().folded.has("section")).toBe(true);
    editor.select({ states: ["done"], transitions: [] });
    expect(editor.state().folded.has("section")).toBe(false);
    expect(editor.state().document).toEqual(grouped());
  });
});
