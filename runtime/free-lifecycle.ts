import type { Lifecycle } from "../blueprints/lifecycle.ts";
import type { Status } from "../blueprints/status.ts";

const to = (from: Status, ...after: readonly Status[]): Lifecycle["ways"][number] => ({ from, to: [...after] });

/** The scale without an installation's own lifecycle, for examples that are run apart from one: Zendesk's matrix. */
export const FREE_LIFECYCLE: Lifecycle = {
  kind: "lifecycle",
  schemaVersion: 1,
  key: "base",
  name: { en: "Base lifecycle", fr: "Cycle de base" },
  ways: [
    to("new", "open", "pending", "hold", "solved"),
    to("open", "pending", "hold", "solved"),
    to("pending", "open", "hold", "solved"),
    to("hold", "open", "pending", "solved"),
    to("solved", "open", "pending", "hold"),
    ...(["new", "open", "pending", "hold", "solved"] as const).map((from) => ({
      ...to(from, "closed"),
      by: "rule" as const,
    })),
  ],
};
