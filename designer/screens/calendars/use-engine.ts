import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import type { WorkingHours } from "../../../blueprints/calendar.ts";
import type { CompiledCalendar } from "../../../runtime/calendar/calendar.ts";
import type { TimeZone } from "../../../runtime/calendar/time-zone.ts";
import { compileAway } from "./compile-away.ts";
import { dateOf } from "./days-off.ts";

/** A calendar that can be counted with, and the clock of its zone. */
export interface Counting {
  readonly calendar: CompiledCalendar;
  readonly zone: TimeZone;
}

/** What counting depends on: names of days off do not. */
const bare = ({ timeZone, week, holidays, openings, dayLength }: WorkingHours): WorkingHours => ({
  timeZone,
  week,
  ...(holidays && { holidays: holidays.map(dateOf) }),
  ...(openings && { openings }),
  ...(dayLength !== undefined && { dayLength }),
});

async function worked(hours: WorkingHours): Promise<Counting | null> {
  // The rules of time zones are large: they are fetched when a calendar is looked at.
  const rules = import("../../../runtime/calendar/time-zone.ts");
  const [{ timeZone }, calendar] = await Promise.all([rules, compileAway(hours)]);
  const zone = timeZone(hours.timeZone);
  return zone && calendar && { calendar, zone };
}

const counting = (hours: WorkingHours) => {
  const known = bare(hours);
  return queryOptions({
    queryKey: ["calendar", JSON.stringify(known)],
    queryFn: () => worked(known),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
  });
};

/** The calendar worked out; until a change is, what it was before. Undefined while it is fetched, null when it cannot be. */
export const useCounting = (hours: WorkingHours): Counting | null | undefined =>
  useQuery({ ...counting(hours), placeholderData: (before) => before }).data;

/** Several calendars at once, for a list. */
export const useCountings = (all: readonly WorkingHours[]): readonly (Counting | null | undefined)[] =>
  useQueries({ queries: all.map(counting) }).map(({ data }) => data);
