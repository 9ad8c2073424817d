import type { DirectoryView } from "../../api/contract/directory.ts";
import type { CompiledCalendar } from "../../runtime/calendar/calendar.ts";

const known = new Map<string, CompiledCalendar>();

/** The rules of time zones are large: they are fetched once a document waits in working time. */
export async function compiledCalendars(
  calendars: DirectoryView["calendars"],
): Promise<ReadonlyMap<string, CompiledCalendar>> {
  if (calendars.length === 0) return new Map();
  const { compileCalendar } = await import("../../runtime/calendar/compile-calendar.ts");
  return new Map(
    calendars.map(({ key, hours }) => {
      const name = JSON.stringify(hours);
      const calendar = known.get(name) ?? compileCalendar(hours);
      known.set(name, calendar);
      return [key, calendar] as const;
    }),
  );
}
