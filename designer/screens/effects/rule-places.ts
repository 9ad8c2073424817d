import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Text } from "../../../blueprints/text.ts";

interface Place {
  readonly path: string;
  readonly named: (directory: DirectoryView) => readonly { readonly key: string; readonly name: Text }[];
}

/** The kinds of documents that make something leave, where each is opened, and those in force. */
export const RULE_PLACES: { readonly [kind: string]: Place } = {
  trigger: { path: "/triggers", named: ({ triggers }) => triggers },
  blueprint: { path: "/blueprints", named: ({ blueprints }) => blueprints },
  macro: { path: "/macros", named: ({ macros }) => macros },
  "time-rule": { path: "/time-rules", named: ({ timeRules }) => timeRules },
  "sla-policy": { path: "/time-limits", named: ({ policies }) => policies },
};
