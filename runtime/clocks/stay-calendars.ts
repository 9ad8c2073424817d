import type { StayCalendars } from "../../blueprints/facts.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clocks } from "../../blueprints/ticket.ts";
import { calendarName, calendarNow } from "../calendar/calendar-name.ts";
import type { CompiledBlueprint } from "../compiled.ts";
import type { Run } from "../run.ts";
import type { CompiledLimit } from "./compile-limit.ts";
import { lastNamed } from "./named-calendars.ts";

type Version = (key: string) => string | null;

const NOTHING = {};

/** What the fact of entering a state says of calendars; `entering`: the blueprint too. Most states have no limit, and nothing is said. */
export function calendarsFor(
  run: Run,
  blueprint: CompiledBlueprint,
  state: string,
  entering: boolean,
): { readonly calendars?: StayCalendars } {
  const limit = blueprint.states.get(state)?.limit ?? null;
  if (!limit && !blueprint.limit) return NOTHING;
  const version: Version = (key) => calendarNow(run, key);
  const stays = entering ? undefined : run.present.clocks.stays;
  const calendars = present({
    // A state that is entered says by what it counts, however often it has been.
    state: named(limit, version),
    process: changed(blueprint.limit, version, stays, null),
  });
  return calendars ? { calendars } : NOTHING;
}

/** Versions that are in force and by which stays that run do not count yet; undefined: there are none. */
export function newerCalendars(run: Run): StayCalendars | undefined {
  const { standing, definitions } = run;
  if (!standing || run.event.history) return undefined;
  const { place, status, clocks } = run.present;
  const { limit } = standing.state;
  if (!place || (!limit && !standing.blueprint.limit) || status === "closed") return undefined;
  const version: Version = (key) => calendarName(definitions, key);
  return present({
    state: changed(limit, version, clocks.stays, place.state),
    process: place.ended === null ? changed(standing.blueprint.limit, version, clocks.stays, null) : null,
  });
}

/** New versions of calendars reach the stays with the next thing that happens, where re-arming has not come before it. */
export function followCalendars(run: Run): void {
  const calendars = newerCalendars(run);
  if (!calendars) return;
  run.record({ type: "rearmed", definitions: documentsOf(calendars), calendars }, SYSTEM);
  run.timedTicket = run.present;
}

/** As re-arming names documents: `calendar:paris-office@3`. */
export const documentsOf = ({ state, process }: StayCalendars): readonly string[] => [
  ...new Set([state, process].flatMap((name) => (name === undefined ? [] : [`calendar:${name}`]))),
];

const named = (limit: CompiledLimit | null, version: Version): string | null =>
  limit?.time === "working" ? version(limit.calendar) : null;

function changed(
  limit: CompiledLimit | null,
  version: Version,
  stays: Clocks["stays"],
  state: string | null,
): string | null {
  const name = named(limit, version);
  return name === null || lastNamed(stays, state)?.calendar === name ? null : name;
}

function present(names: { readonly state: string | null; readonly process: string | null }): StayCalendars | undefined {
  const { state, process } = names;
  if (state === null && process === null) return undefined;
  return { ...(state !== null && { state }), ...(process !== null && { process }) };
}
