import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import { add, workingMs } from "../calendar/calendar.ts";
import { type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

/** Skills that nobody who is there has are looked for only so long: then anybody of the group may get the ticket. */
export const skills: DeadlineSource = ({ assignments, calendars }, { wanted, group, assignee, status }) => {
  if (!wanted || group === null || assignee !== null || !isUnsolved(status)) return NO_DEADLINES;
  const assignment = assignments?.get(group);
  const limit = assignment?.skillsTimeOut;
  const duration = limit && parseDuration(limit.within);
  if (!assignment || !limit || !duration) return NO_DEADLINES;
  const calendar = limit.time === "working" ? calendars?.get(limit.calendar ?? DEFAULT_CALENDAR) : null;
  const working = calendar ? add(calendar, wanted.since, workingMs(calendar, duration)) : null;
  const dueAt = limit.time === "calendar" ? wanted.since + calendarMs(duration) : working;
  if (dueAt === null) return NO_DEADLINES;
  const rule = `assignment:${assignment.key}`;
  return [
    {
      dueAt,
      actsAt: dueAt,
      rank: RANK.automatic,
      act: (run) => run.record({ type: "skillsWaived", skills: wanted.skills }, SYSTEM, rule),
    },
  ];
};
