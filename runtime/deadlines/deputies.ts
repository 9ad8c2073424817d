import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { calendarMs } from "../../blueprints/duration.ts";
import { add, workingMs } from "../calendar/calendar.ts";
import type { CompiledApproval, Wait } from "../compiled.ts";
import type { Definitions } from "../definitions.ts";
import { askDeputies } from "../waiting/take-up.ts";
import { type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

/** Those who are asked to approve have not all answered within the limit: their deputies are asked besides. */
export const deputies: DeadlineSource = (definitions, { approval, place, status }) => {
  if (!approval || !place || status === "closed" || approval.deputies.length > 0) return NO_DEADLINES;
  const waits = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state)?.waits;
  const drawn = waits?.approval;
  const dueAt = drawn ? deputiesDueAt(definitions, drawn, approval.askedAt) : null;
  if (!waits || !drawn || dueAt === null) return NO_DEADLINES;
  return [{ dueAt, actsAt: dueAt, rank: RANK.automatic, act: (run) => askDeputies(run, drawn, waits.rule, dueAt) }];
};

/** When deputies are asked of what was asked at `askedAt`, epoch ms; null: never, or its calendar is not there. */
export function deputiesDueAt(
  definitions: Definitions,
  { within, deputies: drawn }: CompiledApproval,
  askedAt: number,
): number | null {
  return within && drawn.length > 0 ? after(definitions, within, askedAt) : null;
}

function after({ calendars }: Definitions, { duration, time, calendar: key }: Wait, from: number): number | null {
  if (time === "calendar") return from + calendarMs(duration);
  const calendar = calendars?.get(key ?? DEFAULT_CALENDAR);
  return calendar ? add(calendar, from, workingMs(calendar, duration)) : null;
}
