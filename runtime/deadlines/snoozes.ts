import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Run } from "../run.ts";
import { type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

/** It is there again, if it slept. */
export function wake(run: Run, because: "time" | "requester" | "person", actor: Actor): void {
  if (run.present.snooze) run.record({ type: "snoozeEnded", because }, actor);
}

/** What sleeps comes back at its instant, whoever looks. */
export const snoozes: DeadlineSource = (_definitions, { snooze }) => {
  if (!snooze) return NO_DEADLINES;
  const { until } = snooze;
  return [{ dueAt: until, actsAt: until, rank: RANK.automatic, act: (run) => wake(run, "time", SYSTEM) }];
};
