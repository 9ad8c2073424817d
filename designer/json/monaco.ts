import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import JsonWorker from "monaco-editor/languages/features/json/json.worker?worker";
import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import schema from "../../blueprints/schema/blueprint.schema.json" with { type: "json" };

// Where a shipped document’s own "$schema" leads from its address in the editor.
const SCHEMA = "inmemory://draft/schema/blueprint.schema.json";
/** Address of a document in the editor. */
export const addressOf = (key: string): string => `inmemory://draft/library/${key}.blueprint.json`;

// Bundled and served from our own origin: nothing is fetched from elsewhere.
self.MonacoEnvironment = { getWorker: (_, label) => (label === "json" ? new JsonWorker() : new EditorWorker()) };
jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  enableSchemaRequest: false,
  schemas: [{ uri: SCHEMA, fileMatch: ["*.blueprint.json"], schema }],
});

/** The page's theme, dark or light, as Monaco names it. */
export const themeOf = (): string =>
  getComputedStyle(document.documentElement).colorScheme.trim() === "dark" ||
  (document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
    ? "vs-dark"
    : "vs";

export { monaco };
