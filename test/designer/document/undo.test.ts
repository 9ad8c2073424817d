import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { alignRow } from "../../../designer/commands/align-row.ts";
import { appendState } from "../../../designer/commands/append-state.ts";
import { clip } from "../../../designer/commands/clipping.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { distributeDown } from "../../../designer/commands/distribute-down.ts";
import { duplicate } from "../../../designer/commands/duplicate.ts";
import { editSection } from "../../../designer/commands/edit-section.ts";
import { editState } from "../../../designer/commands/edit-state.ts";
import { editTransition } from "../../../designer/commands/edit-transition.ts";
import { groupStates } from "../../../designer/commands/group-states.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { orderTransition } from "../../../designer/commands/order-transition.ts";
import { paste } from "../../../designer/commands/paste.ts";
import { recolour } from "../../../designer/commands/recolour.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { reverse } from "../../../designer/commands/reverse.ts";
import { setFrom } from "../../../designer/commands/set-from.ts";
import { setTo } from "../../../designer/commands/set-to.ts";
import { tidyUp } from "../../../designer/commands/tidy-up.ts";
import { ungroupStates } from "../../../designer/commands/ungroup-states.ts";
import { createEditor, type Editor } from "../../../designer/document/editor.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import { financeBlueprint, small } from "../sample.ts";

/** One random command on whatever stands in the document now. */
function act(editor: Editor, random: () => number): void {
  const { document } = editor.state();
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const state = pick(document.states)?.id ?? "";
  const other = pick(document.states)?.id ?? "";
  const transition = pick(document.transitions)?.id ?? "";
  const place = (): [number, number] => [Math.floor(random() * 2000), Math.floor(random() * 1200)];
  const some = { states: random() < 0.7 ? [state] : [state, other], transitions: random() < 0.3 ? [transition] : [] };
  const deeds: (() => unknown)[] = [
    () => editor.run(addState, random() < 0.5 ? {} : { at: place() }),
    () => editor.run(appendState, { from: state }),
    () => editor.run(connect, { from: state, to: other }),
    () => editor.run(rename, { kind: "state", id: state, language: "en", name: `Name ${Math.floor(random() * 99)}` }),
    () =>
      editor.run(rename, {
        kind: "transition",
        id: transition,
        language: "fr",
        name: `Nom ${Math.floor(random() * 99)}`,
      }),
    () => editor.run(recolour, { states: [state, other], colour: random() < 0.5 ? "#123456" : null }),
    () => editor.run(moveStates, { to: { [state]: place(), [other]: place() } }),
    () => editor.run(deleteSelection, random() < 0.4 ? some : { states: [], transitions: [transition] }),
    () => editor.run(duplicate, some),
    () => editor.run(paste, { clipping: clip(document, some) }),
    () => editor.run(setFrom, { transition, from: random() < 0.2 ? "any" : [state, other] }),
    () => editor.run(setTo, { transition, to: state }),
    () => editor.run(reverse, { transition }),
    () => editor.run(orderTransition, { transition, by: random() < 0.5 ? 1 : -1 }),
    () => editor.run(editState, { id: state, patch: { status: random() < 0.5 ? "open" : "hold", final: undefined } }),
    () =>
      editor.run(editTransition, { id: transition, patch: { during: random() < 0.5 ? [{ ask: "note" }] : undefined } }),
    () => editor.run(alignRow, [state, other]),
    () =>
      editor.run(
        distributeDown,
        document.states.slice(0, 4).map((s) => s.id),
      ),
    () => editor.run(groupStates, [state, other]),
    () => editor.run(ungroupStates, [state]),
    () =>
      editor.run(editSection, {
        id: pick(document.sections ?? [])?.id ?? "",
        patch: random() < 0.5 ? { colour: "#123456" } : { name: "Team" },
      }),
    () => editor.run(tidyUp, { places: { [state]: place() } }),
    () => editor.select(some),
  ];
  pick(deeds)?.();
}

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
