import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { replaceDocument } from "../../commands/replace-document.ts";
import { createEditor, type Editor } from "../../document/editor.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import type { Handling, Loaded, Session } from "../../document/use-session.ts";

export type BlueprintSession = Session<Blueprint, Editor>;
export type LoadedBlueprint = Loaded<Blueprint>;

/** How blueprints are opened: drawn, and edited by commands. */
export const HANDLING: Handling<Blueprint, Editor> = {
  kind: "blueprint",
  readable: isBlueprintLike,
  open: createEditor,
  replace: (editor, to) => void editor.run(replaceDocument, { to }),
};
