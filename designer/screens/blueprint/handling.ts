import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { replaceDocument } from "../../commands/replace-document.ts";
import { createEditor, type Editor } from "../../document/editor.ts";
import { keepHistory, keptHistory } from "../../document/kept-history.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import type { Handling, Loaded, Session } from "../../document/use-session.ts";
import { mergeBlueprints } from "../../together/merge-blueprints.ts";

export type BlueprintSession = Session<Blueprint, Editor>;
export type LoadedBlueprint = Loaded<Blueprint>;

/** How blueprints are opened: drawn, and edited by commands. */
export const HANDLING: Handling<Blueprint, Editor> = {
  kind: "blueprint",
  readable: isBlueprintLike,
  open: (document, readOnly) => (readOnly ? createEditor(document, readOnly) : remembering(document)),
  replace: (editor, to, title) => void editor.run(title ? { ...replaceDocument, title } : replaceDocument, { to }),
  adopt: (editor, rebase, said) => editor.adopt(rebase, said),
  merge: mergeBlueprints,
};

const SETTLED_MS = 1000;

/** Its steps of undo outlive a reload of the window. */
function remembering(document: Blueprint): Editor {
  const { key } = document;
  const editor = createEditor(document, false, keptHistory(key, document) ?? undefined);
  let kept = editor.state().history;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const { history } = editor.state();
    if (history !== kept) keepHistory(key, history);
    kept = history;
  };
  editor.subscribe(() => {
    timer ??= setTimeout(keep, SETTLED_MS);
    leaving.set(key, keep);
  });
  return editor;
}

/** What is to be kept when the page goes, a document each. */
const leaving = new Map<string, () => void>();
globalThis.addEventListener("pagehide", () => {
  for (const keep of leaving.values()) keep();
});
