import { DEFAULT_CALENDAR } from "../calendar.ts";
import { pointer } from "../json.ts";
import type { Check } from "./check.ts";

/** A start that waits in working time never comes due without its calendar. */
export const calendarUnknown: Check = {
  code: "calendar.unknown",
  title: { en: "Calendars that are not there", fr: "Calendriers inexistants" },
  severity: "error",
  *check({ document, directory }) {
    if (!directory?.calendars) return;
    for (const [index, { start }] of document.transitions.entries()) {
      if (!start || !("after" in start) || start.time !== "working") continue;
      const key = start.calendar ?? DEFAULT_CALENDAR;
      if (directory.calendars.has(key)) continue;
      yield {
        pointer: pointer("transitions", index, "start", start.calendar === undefined ? "time" : "calendar"),
        message: { en: `There is no calendar “${key}” here.`, fr: `Il n'y a pas de calendrier « ${key} » ici.` },
      };
    }
  },
};
