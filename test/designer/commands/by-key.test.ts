import { describe, expect, it } from "vitest";
import { type Blueprint, blueprintSchema } from "../../../blueprints/blueprint.ts";
import { COMMANDS } from "../../../designer/commands/commands.ts";
import { groupStates } from "../../../designer/commands/group-states.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import type { Selection } from "../../../designer/document/selection.ts";
import { small } from "../sample.ts";

/** A document in which each key has something to do for some of these selections: nothing stands in line, two states are grouped. */
const crooked = (): Blueprint => {
  const document: Blueprint = { ...small(), layout: { new: [0, 0], work: [300, 40], done: [700, 300] } };
  return groupStates.apply(document, ["work", "done"])?.document ?? document;
};
const SELECTIONS: readonly Selection[] = [
  { states: [], transitions: [] },
  { states: ["work"], transitions: [] },
  { states: ["new", "work", "done"], transitions: [] },
  { states: [], transitions: ["take"] },
];

describe("commands by key", () => {
  it("have keys that no other has", () => {
    const keys = COMMANDS.flatMap(({ press }) => press?.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  for (const { name, title, press } of COMMANDS) {
    if (!press) continue;
    it(`${name} does its thing with what is selected, stays valid, and is undone to the byte`, () => {
      const before = JSON.stringify(crooked());
      const done = SELECTIONS.filter((selection) => {
        const editor = createEditor(crooked());
        editor.select(selection);
        const change = editor.run({ name, title, apply: (document) => press.on(document, selection) }, null);
        if (!change) return false;
        expect(change.said.en, name).not.toBe("");
        expect(change.said.fr, name).not.toBe("");
        expect(blueprintSchema.safeParse(change.document).success, name).toBe(true);
        expect(JSON.stringify(editor.state().document)).not.toBe(before);
        editor.undo();
        expect(JSON.stringify(editor.state().document)).toBe(before);
        return true;
      });
      expect(done.length, name).toBeGreaterThan(0);
    });
  }
});
