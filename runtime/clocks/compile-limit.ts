import type { Blueprint, State } from "../../blueprints/blueprint.ts";
import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { type Duration, parseDuration } from "../../blueprints/duration.ts";
import { compileReactions, type Reactions } from "./compile-reactions.ts";

/** A limit of stay that a blueprint draws: in a state, or in the whole process. */
export interface CompiledLimit {
  readonly within: Duration;
  readonly time: "calendar" | "working";
  /** Key of the calendar of working time. */
  readonly calendar: string;
  /** A state's stay: all visits together, instead of each anew. */
  readonly allVisits: boolean;
  /** States in which it stands still: for the process, those named and the final ones. */
  readonly pausedIn: ReadonlySet<string>;
  readonly reactions: Reactions;
}

type Limit = NonNullable<State["limit"]> | NonNullable<Blueprint["limit"]>;

/** Prepares a limit; null where none is drawn. */
export function compileLimit(limit: Limit | undefined, rule: string, finals: readonly string[]): CompiledLimit | null {
  const within = limit ? parseDuration(limit.within) : null;
  if (!limit || !within) return null;
  return {
    within,
    time: limit.time,
    calendar: limit.calendar ?? DEFAULT_CALENDAR,
    allVisits: "counts" in limit && limit.counts === "allVisits",
    pausedIn: new Set(["pausedIn" in limit ? (limit.pausedIn ?? []) : [], finals].flat()),
    reactions: compileReactions(
      `${rule}/limit`,
      limit.warnAt === undefined ? [] : [{ at: limit.warnAt }],
      limit.escalate ?? [],
    ),
  };
}
