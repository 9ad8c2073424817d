import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import { act } from "../random-edits.ts";
import { financeBlueprint, small } from "../sample.ts";

describe("undo", () => {
  it("brings 500 random commands back and forth, byte for byte", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed);
        const opened = financeBlueprint();
        const first = JSON.stringify(opened);
        const editor = createEditor(opened);
        const steps = [first];
        for (let i = 0; i < 500; i += 1) {
          const { document } = editor.state();
          act(editor, random);
          if (editor.state().document !== document) steps.push(JSON.stringify(editor.state().document));
        }
        expect(blueprintSchema.safeParse(editor.state().document).success).toBe(true);
        for (const step of steps.toReversed().slice(1)) {
          editor.undo();
          expect(JSON.stringify(editor.state().document)).toBe(step);
        }
        expect(JSON.stringify(editor.state().document)).toBe(first);
        for (const step of steps.slice(1)) {
          editor.redo();
          expect(JSON.stringify(editor.state().document)).toBe(step);
        }
      }),
      { numRuns: 3 },
    );
  });

  it("makes one step of typing in one field, until the field is left", () => {
    const editor = createEditor(small());
    const type = (name: string) =>
      editor.run(rename, { kind: "state", id: "work", language: "en", name }, { merge: "/states/1/name" });
    type("W");
    type("Wo");
    editor.seal();
    type("Wor");
    editor.undo();
    expect(editor.state().document.states[1]?.name).toMatchObject({ en: "Wo" });
    editor.undo();
    expect(editor.state().document).toEqual(small());
    expect(editor.state().history.past).toHaveLength(0);
  });

  it("says when there is nothing left, and changes nothing", () => {
    const editor = createEditor(small());
    const { document } = editor.state();
    editor.undo();
    editor.redo();
    expect(editor.state().document).toBe(document);
    expect(editor.state().said.text.en).toBe("Nothing to redo.");
  });

  it("forgets what was undone once something else is done", () => {
    const editor = createEditor(small());
    editor.run(addState, {});
    editor.undo();
    editor.run(connect, { from: "new", to: "done" });
    editor.redo();
    expect(editor.state().document.states).toHaveLength(3);
  });

  it("never selects what is not there", () => {
    const editor = createEditor(small());
    editor.run(addState, {});
    expect(editor.state().selection.states).toEqual(["new-state"]);
    editor.undo();
    expect(editor.state().selection.states).toEqual([]);
    editor.select({ states: ["gone", "work"], transitions: ["gone"] });
    expect(editor.state().selection).toEqual({ states: ["work"], transitions: [] });
  });

  it("runs nothing on a version that is only looked at", () => {
    const editor = createEditor(small(), true);
    expect(editor.run(addState, {})).toBeNull();
    editor.undo();
    expect(editor.state().document).toEqual(small());
  });
});
