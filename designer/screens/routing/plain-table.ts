import type { Routing } from "../../../blueprints/routing.ts";
import { wordsOf } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";

/** A first table: one row, which takes everything. */
export const plainTable = (key: string, name: string): Routing => ({
  kind: "routing",
  schemaVersion: 1,
  key,
  name,
  // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
  rows: [{ id: "rest", name: wordsOf(routing)("rows.last"), then: {} }],
});
