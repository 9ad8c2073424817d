import { sql } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import { between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import {
  type Entry,
  type Spread,
  spreadOf,
  WAITS_ON,
  type WaitsOn,
  WHEREABOUTS,
  waitedOn,
  whereaboutsOf,
} from "../../runtime/reports.ts";
import type { Store } from "../db/connect.ts";
import { isCounted, type Report } from "./asked.ts";
import { tickets } from "./count.ts";

/** Times are measured on so many tickets at most, the newest: a report of a year must not read a million journals. */
const MOST = 10_000;
const AT_ONCE = 500;

/** A length of time, by the wall clock and within opening hours. */
export interface Lengths {
  readonly calendar: Spread;
  /** Null: the desk has no opening hours. */
  readonly working: Spread | null;
}

type Interval = readonly [from: number, to: number];

function lengthsOf(intervals: readonly Interval[], calendar: CompiledCalendar | undefined): Lengths {
  return {
    calendar: spreadOf(intervals.map(([from, to]) => to - from)),
    working: calendar ? spreadOf(intervals.map(([from, to]) => between(calendar, from, to))) : null,
  };
}

/** From a ticket's creation to the first public answer that an agent wrote, of those that came in the period; `none`: not answered. */
export async function measureFirstReplies(store: Store, report: Report, calendar: CompiledCalendar | undefined) {
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, "opened", null))
    .select([
      "ticket.created_at",
      sql<number | null>`(select min(m.at) from message as m where m.ticket = ticket.id and m.public = 1
        and m.author_kind = 'agent' and m.automatic = 0 and m.author <> coalesce(ticket.requester, ''))`.as(
        "replied_at",
      ),
    ])
    .orderBy("ticket.created_at", "desc")
    .limit(MOST)
    .execute();
  const intervals = rows.flatMap(({ created_at, replied_at }): Interval[] =>
    replied_at === null ? [] : [[created_at, Number(replied_at)]],
  );
  return { ...lengthsOf(intervals, calendar), none: rows.length - intervals.length, exact: rows.length < MOST };
}

/** From a ticket's creation to its solution, of those that were solved in the period. */
export async function measureResolutions(store: Store, report: Report, calendar: CompiledCalendar | undefined) {
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, "solved", null))
    .select(["ticket.created_at", "ticket.solved_at"])
    .orderBy("ticket.solved_at", "desc")
    .limit(MOST)
    .execute();
  const intervals = rows.flatMap(({ created_at, solved_at }): Interval[] =>
    solved_at === null ? [] : [[created_at, solved_at]],
  );
  return { ...lengthsOf(intervals, calendar), exact: rows.length < MOST };
}

/** How long tickets were in a state of a blueprint. `total` in ms, stays that go on counted until now. */
export interface StateTimes extends Spread {
  readonly blueprint: string;
  /** The newest version in which a ticket was there: it says what the state is called. */
  readonly version: number;
  readonly state: string;
  readonly tickets: number;
  readonly total: number;
}

export interface Waits {
  readonly on: WaitsOn;
  readonly tickets: number;
  readonly total: number;
  readonly spread: Spread;
}

interface Gathering {
  version: number;
  readonly tickets: Set<string>;
  readonly lengths: number[];
}

/** Where the tickets that came in the period have been, and for whom they have waited, all pauses of a ticket summed. */
export async function measureStays(store: Store, report: Report) {
  const { period, now } = report;
  const states = new Map<string, Gathering>();
  const waits = new Map<WaitsOn, number[]>(WAITS_ON.map((on) => [on, []]));
  let [looked, last] = [0, { at: period.to, id: "" }];
  while (looked < MOST) {
    const found = await tickets(store, report)
      .where(isCounted(store.dialect, report, "opened", null))
      .where((e) =>
        e.or([
          e("ticket.created_at", "<", last.at),
          e.and([e("ticket.created_at", "=", last.at), e("ticket.id", "<", last.id)]),
        ]),
      )
      .select(["ticket.id", "ticket.created_at"])
      .orderBy("ticket.created_at", "desc")
      .orderBy("ticket.id", "desc")
      .limit(AT_ONCE)
      .execute();
    const end = found.at(-1);
    if (!end) break;
    [looked, last] = [looked + found.length, { at: end.created_at, id: end.id }];
    for (const [ticket, entries] of await journalsOf(
      store,
      found.map(({ id }) => id),
    ))
      add(ticket, whereaboutsOf(entries), now, states, waits);
    if (found.length < AT_ONCE) break;
  }
  return {
    exact: looked < MOST,
    states: [...states].map(([key, { version, tickets, lengths }]): StateTimes => {
      const [blueprint = "", state = ""] = key.split("/");
      const total = lengths.reduce((sum, one) => sum + one, 0);
      return { blueprint, version, state, tickets: tickets.size, total, ...spreadOf(lengths) };
    }),
    waits: WAITS_ON.map((on): Waits => {
      const lengths = waits.get(on) ?? [];
      const total = lengths.reduce((sum, one) => sum + one, 0);
      return { on, tickets: lengths.length, total, spread: spreadOf(lengths) };
    }),
  };
}

function add(
  ticket: string,
  { stays, statuses }: ReturnType<typeof whereaboutsOf>,
  now: number,
  states: Map<string, Gathering>,
  waits: Map<WaitsOn, number[]>,
): void {
  for (const { blueprint, version, state, from, to } of stays) {
    const key = `${blueprint}/${state}`;
    const one = states.get(key) ?? { version, tickets: new Set<string>(), lengths: [] };
    states.set(key, one);
    one.version = Math.max(one.version, version);
    one.tickets.add(ticket);
    one.lengths.push(Math.max(0, (to ?? now) - from));
  }
  const waited = waitedOn(statuses, now);
  for (const on of WAITS_ON) if (waited[on] > 0) waits.get(on)?.push(waited[on]);
}

async function journalsOf(
  { db, dialect }: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const rows = await db
    .selectFrom("journal")
    .select(["ticket", "seq", "fact"])
    .where(dialect.among("journal.ticket", ids))
    .where("type", "in", [...WHEREABOUTS])
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
