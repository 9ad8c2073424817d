import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { shared } from "./sharing.ts";

/** The whole document as the JSON view has it; parts that did not change keep their identity. */
export const replaceDocument: Command<{ readonly to: Blueprint }> = {
  name: "replaceDocument",
  title: { en: "Edit in JSON", fr: "Modifier en JSON" },
  apply(document, { to }) {
    const next = shared(document, to);
    if (next === document) return null;
    return { document: next, said: { en: "Changed in JSON.", fr: "Modifié en JSON." } };
  },
};
