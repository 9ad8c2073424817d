import type { CompiledCalendar } from "./calendar.ts";
import type { Definitions } from "./definitions.ts";

/** The version in force of a calendar, as journals name it: `paris-office@3`; null when it is not there. */
export function calendarName({ calendars, calendarVersions }: Definitions, key: string): string | null {
  if (!calendars?.has(key)) return null;
  // Examples and trials bring calendars without their history.
  return `${key}@${calendarVersions?.get(key) ?? 1}`;
}

/** The very version that a name such as `paris-office@3` stands for; null when it is not there. */
export function calendarNamed(definitions: Definitions, name: string): CompiledCalendar | null {
  const at = name.lastIndexOf("@");
  const key = name.slice(0, at);
  const version = Number(name.slice(at + 1));
  const inForce = definitions.calendarVersions?.get(key) ?? 1;
  return (
    (inForce === version ? definitions.calendars?.get(key) : undefined) ?? definitions.calendar?.(key, version) ?? null
  );
}
