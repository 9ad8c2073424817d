import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import JsonWorker from "monaco-editor/languages/features/json/json.worker?worker";
import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import type { Kind } from "../../blueprints/kinds.ts";
import assignment from "../../blueprints/schema/assignment.schema.json" with { type: "json" };
import blueprint from "../../blueprints/schema/blueprint.schema.json" with { type: "json" };
import calendar from "../../blueprints/schema/calendar.schema.json" with { type: "json" };
import channel from "../../blueprints/schema/channel.schema.json" with { type: "json" };
import chat from "../../blueprints/schema/chat.schema.json" with { type: "json" };
import contactMatching from "../../blueprints/schema/contact-matching.schema.json" with { type: "json" };
import field from "../../blueprints/schema/field.schema.json" with { type: "json" };
import form from "../../blueprints/schema/form.schema.json" with { type: "json" };
import lifecycle from "../../blueprints/schema/lifecycle.schema.json" with { type: "json" };
import macro from "../../blueprints/schema/macro.schema.json" with { type: "json" };
import mailbox from "../../blueprints/schema/mailbox.schema.json" with { type: "json" };
import part from "../../blueprints/schema/part.schema.json" with { type: "json" };
import role from "../../blueprints/schema/role.schema.json" with { type: "json" };
import routing from "../../blueprints/schema/routing.schema.json" with { type: "json" };
import slaPolicy from "../../blueprints/schema/sla-policy.schema.json" with { type: "json" };
import template from "../../blueprints/schema/template.schema.json" with { type: "json" };
import timeRule from "../../blueprints/schema/time-rule.schema.json" with { type: "json" };
import trigger from "../../blueprints/schema/trigger.schema.json" with { type: "json" };
import view from "../../blueprints/schema/view.schema.json" with { type: "json" };

const SCHEMAS: { readonly [kind in Kind]: object } = {
  blueprint,
  calendar,
  field,
  lifecycle,
  "sla-policy": slaPolicy,
  template,
  "time-rule": timeRule,
  trigger,
  routing,
  assignment,
  macro,
  view,
  form,
  role,
  "contact-matching": contactMatching,
  mailbox,
  channel,
  chat,
  part,
};

/** Address of a document in the editor. */
export const addressOf = (kind: Kind, key: string): string => `inmemory://draft/library/${key}.${kind}.json`;
// Where a shipped document’s own "$schema" leads from its address in the editor, from whichever folder of the library.
const schemaOf = (kind: string): string => `inmemory://draft/schema/${kind}.schema.json`;

// Bundled and served from our own origin: nothing is fetched from elsewhere.
self.MonacoEnvironment = { getWorker: (_, label) => (label === "json" ? new JsonWorker() : new EditorWorker()) };
jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  enableSchemaRequest: false,
  schemas: Object.entries(SCHEMAS).map(([kind, schema]) => ({
    uri: schemaOf(kind),
    fileMatch: [`*.${kind}.json`],
    schema,
  })),
});

/** The page's theme, dark or light, as Monaco names it. */
export const themeOf = (): string =>
  getComputedStyle(document.documentElement).colorScheme.trim() === "dark" ||
  (document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
    ? "vs-dark"
    : "vs";

export { monaco };
