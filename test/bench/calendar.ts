import { library } from "../../blueprints/library.ts";
import { add, between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { type BenchRow, perSecond } from "./bench.ts";

const START = Date.UTC(2026, 0);
const HOUR = 3_600_000;
const TEN_YEARS = 3652 * 24 * HOUR;

function paris(): CompiledCalendar {
  const office = library.find(({ document }) => document.kind === "calendar" && document.key === "paris-office");
  if (office?.document.kind !== "calendar") throw new Error("The library holds no Paris office.");
  return compileCalendar(office.document);
}

/** Distances from a minute to ten years, each as often as the next, from starts all over a year. */
const draws = Array.from({ length: 4096 }, (_, index) => ({
  from: START + ((index * 7_919) % 8_760) * HOUR + index * 137,
  by: Math.floor(60_000 * (TEN_YEARS / 60_000) ** (index / 4095)),
}));

/** Runs a batch of every draw at a time: the loop around a single call would weigh as much as the call. */
function callsPerSecond(call: (calendar: CompiledCalendar, from: number, by: number) => number | null): number {
  const calendar = paris();
  let sum = 0;
  const batches = perSecond(() => {
    for (const { from, by } of draws) sum += call(calendar, from, by) ?? Number.NaN;
  });
  // Also keeps the loop from being thrown away.
  if (!Number.isFinite(sum)) throw new Error("An instant was not within the calendar's years.");
  return batches * draws.length;
}

export const rows: readonly BenchRow[] = [
  {
    name: "calendar-add",
    unit: "calls/s",
    bar: { atLeast: 1_000_000 },
    // A fifth of all time is open, about: so the due instant lies up to ten years away.
    run: async () => callsPerSecond((calendar, from, by) => add(calendar, from, Math.floor(by / 5))),
  },
  {
    name: "calendar-between",
    unit: "calls/s",
    bar: { atLeast: 1_000_000 },
    run: async () => callsPerSecond((calendar, from, by) => between(calendar, from, from + by)),
  },
];
