import type { Fact } from "../../blueprints/facts.ts";
import { between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { COURSE, type Course, courseOf, waitedOn } from "../../runtime/course.ts";
import { type Entry, type Spread, spreadOf, WAITS_ON, type WaitsOn } from "../../runtime/reports.ts";
import type { CourseFigure } from "../contract/figures.ts";
import type { Store } from "../db/connect.ts";
import { NONE, type Report } from "./asked.ts";
import { walkPeriod } from "./walk.ts";

/** How long tickets were in a state of a blueprint. `total` in ms, stays that go on counted until now. */
export interface StateTimes extends Spread {
  readonly blueprint: string;
  /** The newest version in which a ticket was there: it says what the state is called. */
  readonly version: number;
  readonly state: string;
  readonly tickets: number;
  readonly total: number;
  /** Within opening hours; null: the desk has none. */
  readonly working: (Spread & { readonly total: number }) | null;
  /** How often tickets came back to it, and how many did. */
  readonly returns: number;
  readonly returned: number;
}

interface Gathering {
  readonly blueprint: string;
  version: number;
  readonly state: string;
  readonly tickets: Counted;
  readonly lengths: number[];
  readonly working: number[];
  returns: number;
  readonly returned: Counted;
}

/** Counts each ticket once: all that one has to tell comes in one go. */
class Counted {
  count = 0;
  #last: string | null = null;

  add(ticket: string): void {
    if (ticket !== this.#last) this.count += 1;
    this.#last = ticket;
  }
}

/** How often something happened, and on which tickets. */
export interface Tally {
  times: number;
  readonly tickets: Counted;
}

/** Where the tickets that came in the period have been, what was done with them there, and for whom they have waited. */
export async function measureCourses(store: Store, report: Report, calendar: CompiledCalendar | undefined) {
  const states = new Map<string, Gathering>();
  const tallies = { stepped: new Map(), brokenAt: new Map(), brokenBy: new Map() } satisfies {
    readonly [name: string]: Map<string, Tally>;
  };
  const versions = new Map<string, number>();
  const waits = new Map<WaitsOn, number[]>(WAITS_ON.map((on) => [on, []]));
  for await (const { ticket, course } of coursesOf(store, report)) {
    addStates(states, ticket, course, report.now, calendar);
    for (const figure of ["stepped", "brokenAt", "brokenBy"] as const)
      for (const part of partsOf[figure](course, report.now)) addTally(tallies[figure], part, ticket);
    for (const { blueprint, version } of course.steps)
      versions.set(blueprint, Math.max(version, versions.get(blueprint) ?? 0));
    const waited = waitedOn(course, report.now);
    for (const on of WAITS_ON) if (waited[on] > 0) waits.get(on)?.push(waited[on]);
  }
  return {
    states: [...states.values()].map((one) => stateTimes(one, calendar !== undefined)),
    waits: WAITS_ON.map((on) => {
      const lengths = waits.get(on) ?? [];
      return { on, tickets: lengths.length, total: sum(lengths), spread: spreadOf(lengths) };
    }),
    ...tallies,
    versions,
  };
}

function addStates(
  states: Map<string, Gathering>,
  ticket: string,
  { stays, returns }: Course,
  now: number,
  calendar: CompiledCalendar | undefined,
): void {
  const of = (at: { readonly blueprint: string; readonly version: number; readonly state: string }): Gathering => {
    const key = `${at.blueprint}/${at.state}`;
    const lists = { tickets: new Counted(), lengths: [], working: [], returns: 0, returned: new Counted() };
    const one = states.get(key) ?? { blueprint: at.blueprint, version: at.version, state: at.state, ...lists };
    states.set(key, one);
    one.version = Math.max(one.version, at.version);
    return one;
  };
  for (const stay of stays) {
    const [one, end] = [of(stay), Math.max(stay.from, stay.to ?? now)];
    one.tickets.add(ticket);
    one.lengths.push(end - stay.from);
    if (calendar) one.working.push(between(calendar, stay.from, end));
  }
  for (const at of returns) {
    const one = of(at);
    one.returns += 1;
    one.returned.add(ticket);
  }
}

const stateTimes = (one: Gathering, works: boolean): StateTimes => ({
  ...{ blueprint: one.blueprint, version: one.version, state: one.state },
  ...{ tickets: one.tickets.count, returns: one.returns, returned: one.returned.count },
  ...{ total: sum(one.lengths), ...spreadOf(one.lengths) },
  working: works ? { total: sum(one.working), ...spreadOf(one.working) } : null,
});

function addTally(tallies: Map<string, Tally>, part: string, ticket: string): void {
  const one = tallies.get(part) ?? { times: 0, tickets: new Counted() };
  tallies.set(part, one);
  one.times += 1;
  one.tickets.add(ticket);
}

/** The parts of a figure that a course counts for, as often as it does. */
const partsOf: { readonly [F in CourseFigure]: (course: Course, now: number) => readonly string[] } = {
  stepped: ({ steps }) => steps.map(({ blueprint, transition }) => `${blueprint}/${transition}`),
  returned: ({ returns }) => returns.map(({ blueprint, state }) => `${blueprint}/${state}`),
  brokenAt: ({ breaks }) => breaks.map(({ at }) => (at ? `${at.blueprint}@${at.version}/${at.state}` : NONE)),
  brokenBy: ({ breaks }) => breaks.map(({ assignee }) => assignee ?? NONE),
  waitedFor: (course, now) => {
    const waited = waitedOn(course, now);
    return WAITS_ON.filter((on) => waited[on] > 0);
  },
};

/** Exactly the tickets that such a figure counts. */
export async function ticketsOnCourse(
  store: Store,
  report: Report,
  figure: CourseFigure,
  part: string | null,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { ticket, course } of coursesOf(store, report)) {
    const parts = partsOf[figure](course, report.now);
    if (part === null ? parts.length > 0 : parts.includes(part)) found.push(ticket);
  }
  return found;
}

/** The ways of the tickets that came in the period, the newest first. */
async function* coursesOf(
  store: Store,
  report: Report,
): AsyncGenerator<{ readonly ticket: string; readonly course: Course }> {
  for await (const found of walkPeriod(store, report, "opened")) {
    const journals = await journalsOf(
      store,
      found.map(({ id }) => id),
    );
    for (const [ticket, entries] of journals) yield { ticket, course: courseOf(entries) };
  }
}

async function journalsOf(
  { db, dialect }: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const rows = await db
    .selectFrom("journal")
    .select(["ticket", "seq", "fact"])
    .where(dialect.among("journal.ticket", ids))
    .where("type", "in", [...COURSE])
    .orderBy("ticket")
    .orderBy("seq")
    .execute();
  const journals = new Map<string, Entry[]>();
  for (const { ticket, seq, fact } of rows) {
    const journal = journals.get(ticket) ?? [];
    journals.set(ticket, journal);
    journal.push({ seq, fact: JSON.parse(fact) as Fact }); // what the runtime itself has written
  }
  return journals;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
