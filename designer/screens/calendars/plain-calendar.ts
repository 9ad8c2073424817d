import { type Calendar, WEEKDAYS } from "../../../blueprints/calendar.ts";

/** The first draft of a calendar: the usual week, in the time zone of whoever makes it. */
export const plainCalendar = (key: string, name: string): Calendar => ({
  kind: "calendar",
  schemaVersion: 1,
  key,
  name,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [["09:00", "18:00"]]])),
});
