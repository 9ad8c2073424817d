import type { JsonObject } from "../../blueprints/json.ts";
import type { Definitions } from "../definitions.ts";
import type { CompiledCalendar } from "./calendar.ts";
import { timeZone } from "./time-zone.ts";

const DAY = 86_400_000;
const NONE: JsonObject = {};

let lastOf: Definitions["calendars"];
let lastView: JsonObject = NONE;

/**
 * What conditions read of calendars, by key: instants of open time and of holidays, from and to in turn, ascending. Worked out
 * when a condition first asks for it, and kept for as long as the same calendars are in force.
 */
export function calendarsView({ calendars }: Pick<Definitions, "calendars">): JsonObject {
  if (!calendars) return NONE;
  if (calendars === lastOf) return lastView;
  const view: { [key: string]: JsonObject } = {};
  for (const [key, calendar] of calendars)
    Object.defineProperty(view, key, { enumerable: true, value: spansView(calendar) });
  lastOf = calendars;
  lastView = view;
  return view;
}

function spansView(calendar: CompiledCalendar): JsonObject {
  let open: readonly number[] | undefined;
  let holidays: readonly number[] | undefined;
  return Object.defineProperties({} as JsonObject, {
    open: { enumerable: true, get: () => (open ??= openInstants(calendar)) },
    holidays: { enumerable: true, get: () => (holidays ??= holidayInstants(calendar)) },
  });
}

const openInstants = ({ starts, ends }: CompiledCalendar): readonly number[] =>
  Array.from(starts).flatMap((from, at) => [from, ends[at] ?? from]);

/** Whole days where the calendar is; an exceptional opening wins over a holiday. */
function holidayInstants({
  hours: { timeZone: name, holidays = [], openings = {} },
}: CompiledCalendar): readonly number[] {
  const zone = timeZone(name);
  if (!zone) return [];
  const dates = holidays.map((one) => (typeof one === "string" ? one : one.date));
  return [...new Set(dates)]
    .filter((date) => !Object.hasOwn(openings, date))
    .map((date) => Date.parse(`${date}T00:00:00Z`))
    .sort((a, b) => a - b)
    .flatMap((day) => [zone.instantOf(day), zone.instantOf(day + DAY)]);
}
