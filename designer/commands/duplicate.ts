import type { Selection } from "../document/selection.ts";
import { clip } from "./clipping.ts";
import type { Command } from "./command.ts";
import { paste } from "./paste.ts";

/** A copy of what is selected, beside it, without touching the clipboard. */
export const duplicate: Command<Selection> = {
  name: "duplicate",
  title: { en: "Duplicate", fr: "Dupliquer" },
  press: { keys: ["Ctrl+d"], on: (document, selection) => duplicate.apply(document, selection) },
  apply(document, selection) {
    const change = paste.apply(document, { clipping: clip(document, selection) });
    return change && { ...change, said: { en: "Duplicated.", fr: "Dupliqué." } };
  },
};
