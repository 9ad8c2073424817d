import { expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { addNote } from "../../../designer/commands/add-note.ts";
import { deleteNote } from "../../../designer/commands/delete-note.ts";
import { editNote } from "../../../designer/commands/edit-note.ts";
import { moveNote } from "../../../designer/commands/move-note.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { svgOf } from "../../../designer/export/svg-text.ts";
import { small } from "../sample.ts";

it("a note is added, written on, coloured, moved and deleted; each is undone to the byte, and nothing else is touched", () => {
  const before = JSON.stringify(small());
  const editor = createEditor(small());
  editor.run(addNote, { state: "work" });
  const { states, transitions, layout } = editor.state().document;
  expect(editor.state().document.notes).toEqual([
    { id: "note", text: { en: "New note", fr: "Nouvelle note" }, at: [320, -120] },
  ]);
  editor.run(editNote, { id: "note", says: { text: " Ask Finance first. ", language: "fr" } });
  editor.run(editNote, { id: "note", colour: "#3b82f6" });
  editor.run(moveNote, { id: "note", to: [10.4, 20.6] });
  const { document } = editor.state();
  expect(document.notes).toEqual([{ id: "note", text: "Ask Finance first.", at: [10, 21], colour: "#3b82f6" }]);
  expect(blueprintSchema.safeParse(document).success).toBe(true);
  expect([document.states, document.transitions, document.layout]).toEqual([states, transitions, layout]);
  editor.run(deleteNote, { id: "note" });
  expect(JSON.stringify(editor.state().document)).toBe(before);
  for (let step = 0; step < 5; step += 1) editor.undo();
  expect(JSON.stringify(editor.state().document)).toBe(before);
});

it("a second note does not cover the first, and what changes nothing is no step of undo", () => {
  const twice = addNote.apply(addNote.apply(small(), {})?.document ?? small(), {})?.document;
  expect(new Set(twice?.notes?.map(({ at }) => String(at))).size).toBe(2);
  expect(twice && editNote.apply(twice, { id: "note", says: { text: "  ", language: "en" } })).toBeNull();
  expect(twice && editNote.apply(twice, { id: "note", colour: "red" })).toBeNull();
  expect(twice && moveNote.apply(twice, { id: "gone", to: [0, 0] })).toBeNull();
  expect(deleteNote.apply(small(), { id: "note" })).toBeNull();
});

it("a note covers no state: where another stands above, it goes higher", () => {
  const { layout } = small();
  const [x = 0, y = 0] = layout?.work ?? [];
  const crowded = { ...small(), layout: { ...layout, done: [x + 40, y - 130] as [number, number] } };
  const [noteX = 0, noteY = 0] = addNote.apply(crowded, { state: "work" })?.document.notes?.[0]?.at ?? [];
  expect(noteX).toBe(x);
  // A note of one line is 72 high.
  expect(noteY + 72).toBeLessThanOrEqual(y - 130);
});

it("notes are in the picture that is exported, as text", () => {
  const noted = editNote.apply(addNote.apply(small(), {})?.document ?? small(), {
    id: "note",
    says: { text: "<b>Ask Finance</b>\nbefore the month ends", language: "en" },
  })?.document;
  const svg = svgOf(noted ?? small(), "en");
  expect(svg).toContain('data-note="note"');
  expect(svg).toContain("&lt;b&gt;Ask Finance&lt;/b&gt;");
  expect(svg).toContain("before the month ends");
});
