import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { nextWake } from "../deadlines/catch-up.ts";
import type { Run } from "../run.ts";
import { choosePolicy } from "./keep-time.ts";
import { documentsOf, newerCalendars } from "./stay-calendars.ts";

type RearmRequested = Extract<Event, { readonly type: "rearmRequested" }>;

/** New versions reach the ticket. The journal says so where they change what it is promised, or when something comes due. */
export function rearm(run: Run, event: RearmRequested): void {
  const promised = choosePolicy(run);
  const { wakeAt } = event;
  const compared = wakeAt !== undefined && !isOverdue(event, run.now);
  const calendars = newerCalendars(run);
  if (calendars) {
    const definitions = [...new Set([...event.definitions, ...documentsOf(calendars)])];
    run.record({ type: "rearmed", definitions, calendars }, SYSTEM);
    run.timedTicket = run.present;
  } else if (promised || (compared && nextWake(run) !== wakeAt))
    run.record({ type: "rearmed", definitions: event.definitions }, SYSTEM);
}

/**
 * Something was due already under the former versions, and acts first. Else what the new ones make overdue acts only when they have
 * come: nothing happens before its reason.
 */
export const isOverdue = ({ wakeAt }: RearmRequested, now: number): boolean =>
  wakeAt === undefined || (wakeAt !== null && wakeAt <= now);
