import { between, type CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { type Spread, spreadOf } from "../../runtime/reports.ts";
import type { Store } from "../db/connect.ts";
import type { Report } from "./asked.ts";
import { walkPeriod } from "./walk.ts";

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
  const intervals: Interval[] = [];
  let looked = 0;
  for await (const found of walkPeriod(store, report, "opened")) {
    looked += found.length;
    const replies = await firstReplies(
      store,
      found.map(({ id }) => id),
    );
    for (const { id, created_at } of found) {
      const at = replies.get(id);
      if (at !== undefined) intervals.push([created_at, at]);
    }
  }
  return { ...lengthsOf(intervals, calendar), none: looked - intervals.length };
}

async function firstReplies({ db, dialect }: Store, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("message as m")
    .innerJoin("ticket", "ticket.id", "m.ticket")
    .where(dialect.among("m.ticket", ids))
    .where("m.public", "=", 1)
    .where("m.author_kind", "=", "agent")
    .where("m.automatic", "=", 0)
    // An agent who asks for something is a requester like any other.
    .where((e) => e.or([e("ticket.requester", "is", null), e("m.author", "<>", e.ref("ticket.requester"))]))
    .select(["m.ticket", (e) => e.fn.min("m.at").as("at")])
    .groupBy("m.ticket")
    .execute();
  return new Map(rows.map(({ ticket, at }) => [ticket, Number(at)]));
}

/** From a ticket's creation to its solution, of those that were solved in the period. */
export async function measureResolutions(store: Store, report: Report, calendar: CompiledCalendar | undefined) {
  const intervals: Interval[] = [];
  for await (const found of walkPeriod(store, report, "solved"))
    for (const { created_at, solved_at } of found) if (solved_at !== null) intervals.push([created_at, solved_at]);
  return lengthsOf(intervals, calendar);
}
