import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

const LONGEST_SOLVED = 28 * 86_400_000;

/** What nothing else closes, the lifecycle does: a solved free ticket, at its own instant. */
export const closing: DeadlineSource = ({ lifecycle }, { place, status, statusSince }) => {
  if (place || status !== "solved" || lifecycle.closeAfter === undefined) return NO_DEADLINES;
  const after = parseDuration(lifecycle.closeAfter);
  if (!after) return NO_DEADLINES;
  const dueAt = statusSince + Math.min(calendarMs(after), LONGEST_SOLVED);
  return [
    {
      dueAt,
      actsAt: dueAt,
      rank: RANK.closing,
      act: (run) =>
        run.record(
          { type: "statusChanged", from: "solved", to: "closed" },
          SYSTEM,
          `lifecycle:${lifecycle.key}/closeAfter`,
        ),
    },
  ];
};
