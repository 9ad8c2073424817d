import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { WorkingHours } from "../../../blueprints/calendar.ts";
import type { CompiledCalendar } from "../../../runtime/calendar.ts";
import type { TimeZone } from "../../../runtime/time-zone.ts";

type Engine = typeof import("./engine.ts");

/** A calendar that can be counted with, and the clock of its zone. */
export interface Counting {
  readonly engine: Engine;
  readonly calendar: CompiledCalendar;
  readonly zone: TimeZone;
}

const known = new Map<string, Counting | null>();

function counting(engine: Engine, name: string, hours: WorkingHours): Counting | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size > 50) known.clear();
  const zone = engine.timeZone(hours.timeZone);
  // A zone that is not known has no clock; the checks say so at its field.
  const made = zone && { engine, zone, calendar: engine.compileCalendar(hours) };
  known.set(name, made);
  return made;
}

const useEngine = (): Engine | null =>
  useQuery({ queryKey: ["calendar-engine"], queryFn: () => import("./engine.ts"), staleTime: Number.POSITIVE_INFINITY })
    .data ?? null;

/** The calendar worked out, a moment after the last change; undefined while it is fetched, null when it cannot be. */
export function useCounting(hours: WorkingHours): Counting | null | undefined {
  const engine = useEngine();
  const { timeZone, week, holidays, openings, dayLength } = hours;
  const name = useDeferredValue(JSON.stringify([timeZone, week, holidays, openings, dayLength]));
  return useMemo(() => {
    if (!engine) return undefined;
    const [zone, days, off, special, day] = JSON.parse(name) as [
      // What was just written from the parts of the calendar.
      string,
      WorkingHours["week"],
      WorkingHours["holidays"] | null,
      WorkingHours["openings"] | null,
      string | null,
    ];
    return counting(engine, name, {
      timeZone: zone,
      week: days,
      ...(off && { holidays: off }),
      ...(special && { openings: special }),
      ...(day !== null && { dayLength: day }),
    });
  }, [engine, name]);
}

/** Several calendars at once, for a list. */
export function useCountings(all: readonly WorkingHours[]): readonly (Counting | null)[] | undefined {
  const engine = useEngine();
  return (
    useMemo(() => engine && all.map((hours) => counting(engine, JSON.stringify(hours), hours)), [engine, all]) ??
    undefined
  );
}
