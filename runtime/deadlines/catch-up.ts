import { cutBy, settle } from "../automatic.ts";
import { keepTime } from "../clocks/keep-time.ts";
import type { Run } from "../run.ts";
import { tooMany } from "./automatic-day.ts";
import { RANK } from "./deadline.ts";
import { firstDue, wakeAt } from "./deadlines.ts";

/** Deadlines that one wake lets act; then the ticket is woken again at once, so that no decision is endless. */
const MOST_WOKEN = 100;
const MOST_BEFORE = 10_000;

/**
 * Lets every deadline act that has come by `until` (`inclusive`: or comes at it), each at its own instant, so that the result
 * does not depend on how often somebody looks. History runs none.
 */
export function catchUp(run: Run, until: number, inclusive: boolean): void {
  if (run.event.history) return;
  const most = run.event.type === "woken" ? MOST_WOKEN : MOST_BEFORE;
  for (let acted = 0; acted < most; acted++) {
    const due = firstDue(run, until, inclusive);
    if (!due) return;
    run.at = due.at;
    run.beginAnew();
    const tired = due.deadline.rank === RANK.automatic ? tooMany(run.present, run.at) : null;
    if (tired) {
      cutBy(run, tired);
      continue;
    }
    due.deadline.act(run);
    settle(run);
    keepTime(run);
  }
}

/** When the ticket next needs attention after `now`: at once while something is overdue. Imported history waits for somebody. */
export function nextWake(run: Run): number | null {
  if (run.event.history || !run.ticket) return null;
  const overdue = firstDue(run, run.now, true);
  return overdue ? overdue.deadline.actsAt : wakeAt(run.definitions, run.ticket, run.now);
}
