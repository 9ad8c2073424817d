import type { Fact } from "../../blueprints/facts.ts";
import type { ClockRef, Place, Ticket } from "../../blueprints/ticket.ts";

/** One word for one clock of a ticket: `firstReply:1`, `stateStay:2:triage`. */
export const clockId = ({ metric, of, instance }: ClockRef): string =>
  of === null ? `${metric}:${instance}` : `${metric}:${instance}:${of}`;

/** Under which name visits of a state are counted, once the blueprint has been left. */
export const stayCount = (state: string): string => `stateStay:${state}`;

/** The ticket's present stay in its state. */
export function stateStay({ clocks }: Ticket, { state, visits }: Place): ClockRef {
  const now = Object.hasOwn(visits, state) ? (visits[state] ?? 1) : 1;
  return { metric: "stateStay", of: state, instance: (clocks.counts[stayCount(state)] ?? 0) + now };
}

/** Its present stay in the whole process. */
export const processStay = ({ clocks }: Ticket): ClockRef => ({
  metric: "processStay",
  of: null,
  instance: (clocks.counts.processStay ?? 0) + 1,
});

/** The ticket goes on in another: its own clocks are neither met nor breached. */
export const isMerging = (fact: Fact): boolean =>
  fact.type === "merged" ||
  (fact.type === "blueprintLeft" && fact.reason === "merged") ||
  ((fact.type === "blueprintEntered" || fact.type === "stateEntered") && fact.final === "merged");

/** A drawn step gives whoever goes on the whole time: this clock is neither met nor breached either. */
export const isRestarting = (fact: Fact, clock: ClockRef): boolean =>
  fact.type === "clocksRestarted" && fact.clocks.includes(clockId(clock));
