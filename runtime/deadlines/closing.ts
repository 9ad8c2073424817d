import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import type { Lifecycle } from "../../blueprints/lifecycle.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

const LONGEST_SOLVED = 28 * 86_400_000;

/**
 * What nothing else closes, the lifecycle does: a solved free ticket, at its own instant, after 28 days at the latest. That last
 * closing is tidying up, no happening: it starts no trigger.
 */
export const closing: DeadlineSource = ({ lifecycle }, { place, status, statusSince }) => {
  if (place || status !== "solved") return NO_DEADLINES;
  const wanted = closeAfterMs(lifecycle);
  const tidies = wanted === null || wanted > LONGEST_SOLVED;
  const dueAt = statusSince + (tidies ? LONGEST_SOLVED : wanted);
  return [
    {
      dueAt,
      actsAt: dueAt,
      rank: RANK.closing,
      act: (run) => {
        run.record(
          { type: "statusChanged", from: "solved", to: "closed" },
          SYSTEM,
          `lifecycle:${lifecycle.key}/closeAfter`,
        );
        if (tidies) run.beginAnew();
      },
    },
  ];
};

function closeAfterMs({ closeAfter }: Lifecycle): number | null {
  const after = closeAfter === undefined ? null : parseDuration(closeAfter);
  return after && calendarMs(after);
}
