import { SYSTEM } from "../../blueprints/people.ts";
import type { Run } from "../run.ts";
import { clockId } from "./clock-id.ts";

/** Clocks that run begin anew: whoever goes on has the whole time. What rests has been kept, and stays count by their visits. */
export function restartClocks(run: Run, rule: string): void {
  const clocks = run.present.clocks.live
    .filter(({ metric, restsSince }) => restsSince === null && metric !== "stateStay" && metric !== "processStay")
    .map(clockId);
  if (clocks.length > 0) run.record({ type: "clocksRestarted", clocks }, SYSTEM, rule);
}
