import type { TimeRule } from "../../../blueprints/time-rule.ts";

/** A first draft: the sentence that most desks need first. */
export const plainRule = (key: string, name: string): TimeRule => ({
  kind: "time-rule",
  schemaVersion: 1,
  key,
  name,
  since: "lastAgentAction",
  reaches: "PT48H",
  time: "calendar",
  do: [],
});
