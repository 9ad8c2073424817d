import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";

/** A first draft: one promise, so that the example under the table says something. */
export const plainPolicy = (key: string, name: string): SlaPolicy => ({
  kind: "sla-policy",
  schemaVersion: 1,
  key,
  name,
  targets: [{ metric: "firstReply", within: "PT8H", time: "working" }],
});
