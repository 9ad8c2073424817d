import { sql } from "kysely";
import { between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { type Spread, spreadOf } from "../../runtime/reports.ts";
import type { Store } from "../db/connect.ts";
import { isCounted, type Report } from "./asked.ts";
import { tickets } from "./count.ts";

/** Times are measured on so many tickets at most, the newest: a report of a year must not read a million journals. */
const MOST = 10_000;

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
