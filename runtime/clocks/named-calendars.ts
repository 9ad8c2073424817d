import type { Fact, StayCalendars } from "../../blueprints/facts.ts";
import type { Clocks, NamedCalendar, Ticket } from "../../blueprints/ticket.ts";

type Naming = Extract<Fact, { readonly calendars?: StayCalendars }>;

/** By which calendar the stay in a state counts now; null: the whole process. */
export const lastNamed = (stays: Clocks["stays"], state: string | null): NamedCalendar | undefined =>
  stays?.findLast((one) => one.state === state);

/** Notes what a fact names, for the stays of the ticket as it stands after it; another blueprint begins anew. */
export function namedCalendars(clocks: Clocks, { place }: Ticket, fact: Naming, at: number): Clocks {
  const stays = fact.type === "blueprintEntered" ? undefined : clocks.stays;
  const { calendars } = fact;
  if (!calendars || !place) return stays === clocks.stays ? clocks : { ...clocks, stays: [] };
  let next = stays ?? [];
  if (calendars.process !== undefined) next = withName(next, { at, state: null, calendar: calendars.process });
  if (calendars.state !== undefined) next = withName(next, { at, state: place.state, calendar: calendars.state });
  return { ...clocks, stays: next };
}

const withName = (stays: readonly NamedCalendar[], one: NamedCalendar): readonly NamedCalendar[] =>
  lastNamed(stays, one.state)?.calendar === one.calendar ? stays : [...stays, one];
