import type { Outcome, Status } from "../../blueprints/status.ts";

/** The five looks of a state: they follow from its status and, in a final state, its outcome. */
export type Category = "start" | "active" | "waiting" | "finished" | "cancelled";

export function categoryOf(status: Status, outcome?: Outcome | null): Category {
  if (status === "new") return "start";
  if (status === "open") return "active";
  if (status === "pending" || status === "hold") return "waiting";
  return outcome && outcome !== "resolved" ? "cancelled" : "finished";
}
