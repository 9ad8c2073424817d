import type { Definitions } from "../definitions.ts";
import type { CompiledCalendar } from "./calendar.ts";

/** The version in force of a calendar, as journals name it: `paris-office@3`; null when it is not there. */
export function calendarName({ calendars, calendarVersions }: Definitions, key: string): string | null {
  if (!calendars?.has(key)) return null;
  // Examples and trials bring calendars without their history.
  return `${key}@${calendarVersions?.get(key) ?? 1}`;
}

/** A decision under way: the instant that it has come to, epoch ms, and the event that it is about. */
interface Deciding {
  readonly definitions: Definitions;
  readonly at: number;
  readonly event: { readonly at: number };
}

/**
 * The version that is in force for what happens now. What was due before the event counts by the one that was in force then, so
 * that it makes no difference how late it is noticed.
 */
export const calendarNow = ({ definitions, at, event }: Deciding, key: string): string | null =>
  at < event.at ? calendarThen(definitions, key, at) : calendarName(definitions, key);

/** The version that was in force at `at`, epoch ms; before there was any, and in a world without history, the one that is. */
function calendarThen(definitions: Definitions, key: string, at: number): string | null {
  const { calendarVersions, calendarSince } = definitions;
  const inForce = calendarVersions?.get(key);
  if (calendarSince && inForce !== undefined)
    for (let version = inForce; version > 0; version -= 1) {
      const since = calendarSince(key, version);
      if (since !== undefined && since <= at) return `${key}@${version}`;
    }
  return calendarName(definitions, key);
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
