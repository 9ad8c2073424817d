import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { clockId } from "./clock-id.ts";

type ExcuseRequested = Extract<Event, { readonly type: "excuseRequested" }>;

/** With the right and a reason a breach is excused: reports show it raw and excused. The clock itself may have ended long ago. */
export function excuse(run: Run, { actor, clock, reason: why }: ExcuseRequested): readonly Reason[] {
  const { metric, of, instance } = clock;
  if (actor.kind !== "system" && actor.kind !== "import" && !actor.rights.includes("excuse"))
    return [
      reason("notAllowed", "", "This needs the right “excuse”.", "Il faut le droit « excuse ».", { right: "excuse" }),
    ];
  const faults: Reason[] = [];
  if (!run.present.clocks.breached.includes(clockId(clock)))
    faults.push(
      reason(
        "unknown",
        "/metric",
        "Only a time limit that was broken, and is not excused yet, can be excused.",
        "Seul un délai dépassé, et pas encore excusé, peut être excusé.",
        { metric, of, instance },
      ),
    );
  if (why.trim() === "") faults.push(reason("missing", "/reason", "A reason is needed.", "Il faut un motif."));
  if (faults.length === 0) run.record({ type: "slaExcused", metric, of, instance, reason: why.trim() }, actor);
  return faults;
}
