import { describe, expect, it } from "vitest";
import { addState } from "../../../designer/commands/add-state.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { packed, unpacked } from "../../../designer/document/kept-history.ts";
import { financeBlueprint, small } from "../sample.ts";

function edited() {
  const editor = createEditor(financeBlueprint());
  const steps = [JSON.stringify(editor.state().document)];
  for (const at of [1, 2, 3]) {
    editor.run(rename, { kind: "state", id: "late", language: "en", name: `Late ${at}` });
    steps.push(JSON.stringify(editor.state().document));
  }
  editor.run(addState, {});
  steps.push(JSON.stringify(editor.state().document));
  editor.run(moveStates, { to: { late: [7, 7] } });
  steps.push(JSON.stringify(editor.state().document));
  return { editor, steps };
}

describe("undo across a reload", () => {
  it("goes back to the first document, byte for byte, and forth again", () => {
    const { editor, steps } = edited();
    const saved = JSON.parse(JSON.stringify(editor.state().document));
    const history = unpacked(packed(editor.state().history), saved);
    const reopened = createEditor(saved, false, history ?? undefined);
    for (const step of steps.toReversed().slice(1)) {
      reopened.undo();
      expect(JSON.stringify(reopened.state().document)).toBe(step);
    }
    for (const step of steps.slice(1)) {
      reopened.redo();
      expect(JSON.stringify(reopened.state().document)).toBe(step);
    }
    expect(reopened.state().said.text.en).toBe("Redone: Move.");
  });

  it("offers what was not saved as steps to redo", () => {
    const { editor, steps } = edited();
    const saved = JSON.parse(steps[3] ?? "");
    const history = unpacked(packed(editor.state().history), saved);
    expect(history?.past).toHaveLength(3);
    expect(history?.future).toHaveLength(2);
  });

  it("keeps what steps share once", () => {
    const { editor } = edited();
    const text = packed(editor.state().history);
    expect(text.length).toBeLessThan(2 * JSON.stringify(financeBlueprint()).length);
  });

  it("knows nothing of a document that somebody else wrote, nor of a broken text", () => {
    expect(unpacked(packed(createEditor(financeBlueprint()).state().history), small())).toBeNull();
    expect(unpacked("", small())).toBeNull();
    expect(unpacked('{"values":1}', small())).toBeNull();
  });
});
