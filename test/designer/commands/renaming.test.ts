import { expect, test } from "vitest";
import { runDocumentExamples, surroundingsOf } from "../../../api/command-line/run-document-examples.ts";
import { verify } from "../../../blueprints/verify.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { createEditor } from "../../../designer/document/editor.ts";
import { vtouchBlueprint } from "../sample.ts";

test("B31: every state and step may get another name: no reference breaks, no ticket has to move, and undo brings the old ones back", () => {
  const before = vtouchBlueprint();
  const editor = createEditor(before);
  for (const { id } of before.states)
    for (const language of ["en", "fr"])
      editor.run(rename, { kind: "state", id, language, name: `State ${id} (${language})` });
  for (const { id } of before.transitions)
    for (const language of ["en", "fr"])
      editor.run(rename, { kind: "transition", id, language, name: `Step ${id} (${language})` });
  const { document } = editor.state();

  expect(document.states.map(({ name }) => name)).not.toContainEqual(before.states[0]?.name);
  const nameless = (one: typeof before) => ({
    ...one,
    states: one.states.map(({ name: _, ...rest }) => rest),
    transitions: one.transitions.map(({ name: _, ...rest }) => rest),
  });
  expect(nameless(document)).toEqual(nameless(before));
  expect(verify(document).findings).toEqual([]);
  const results = runDocumentExamples(document, surroundingsOf([]));
  expect(results.length).toBeGreaterThan(10);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);

  for (let step = 0; step < 2 * (before.states.length + before.transitions.length); step += 1) editor.undo();
  expect(JSON.stringify(editor.state().document)).toBe(JSON.stringify(before));
});
