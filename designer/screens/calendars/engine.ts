// The rules of time zones are large: this part is fetched when a calendar is looked at.
export { add, isOpen, nextOpening, spansBetween, workingMs } from "../../../runtime/calendar.ts";
export { hoursOn } from "../../../runtime/calendar-week.ts";
export { timeZone } from "../../../runtime/time-zone.ts";
