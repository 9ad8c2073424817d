import { sql } from "kysely";
import type { RatingWord } from "../../blueprints/ticket.ts";
import { timeZone } from "../../runtime/calendar/time-zone.ts";
import { AGES, type Age } from "../../runtime/reports.ts";
import { type CourseFigure, DIMENSIONS, type Dimension, type Figure } from "../contract/figures.ts";
import type { Store } from "../db/connect.ts";
import { filtered } from "../tickets/ticket-filter.ts";
import { COLUMNS, isCounted, NONE, policyThen, type Report, toldBy } from "./asked.ts";

/** Day by day is counted by quarters of an hour: every zone's days begin at one. */
const QUARTER = 900_000;
const HOUR = 3_600_000;

/** Tickets that the caller may see, narrowed to what the report is about. */
export function tickets({ db }: Store, { scope, only }: Report) {
  let query = filtered(db.selectFrom("ticket"), scope);
  for (const name of DIMENSIONS) {
    const [wanted, column] = [only[name], COLUMNS[name]];
    if (wanted === undefined) continue;
    query = wanted === NONE ? query.where(column, "is", null) : query.where(column, "=", wanted);
  }
  return query;
}

export async function countOf(
  store: Store,
  report: Report,
  figure: Exclude<Figure, CourseFigure>,
  part: string | null = null,
): Promise<number> {
  const { n } = await tickets(store, report)
    .where(isCounted(store.dialect, report, figure, part))
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** How many came, or were solved, on each day of the period. */
export async function countDays(
  store: Store,
  report: Report,
  figure: "opened" | "solved",
): Promise<ReadonlyMap<string, number>> {
  const column = sql.ref<number>(figure === "opened" ? "ticket.created_at" : "ticket.solved_at");
  const quarter = sql<number | string>`${column} / ${sql.lit(QUARTER)}`;
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, figure, null))
    .select([quarter.as("quarter"), (e) => e.fn.countAll<number | string>().as("n")])
    .groupBy(quarter)
    .execute();
  const counts = new Map(report.period.days.map(({ day }) => [day, 0]));
  for (const { quarter, n } of rows) {
    const at = Number(quarter) * QUARTER;
    const day = report.period.days.find(({ from, to }) => at >= from && at < to);
    if (day) counts.set(day.day, (counts.get(day.day) ?? 0) + Number(n));
  }
  return counts;
}

/** How many came in each hour of the day by the wall clock of the report, by channel; busiest channels first. */
export async function countHours(store: Store, report: Report) {
  const quarter = sql<number | string>`ticket.created_at / ${sql.lit(QUARTER)}`;
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, "opened", null))
    .select([quarter.as("quarter"), "ticket.channel", (e) => e.fn.countAll<number | string>().as("n")])
    .groupBy([quarter, "ticket.channel"])
    .execute();
  const totals = new Map<string, number>();
  const hours = Array.from({ length: 24 }, () => new Map<string, number>());
  const zone = timeZone(report.period.zone);
  for (const { quarter, channel, n } of rows) {
    const at = Number(quarter) * QUARTER;
    const hour = hours[Math.floor((at + (zone?.offsetAt(at) ?? 0)) / HOUR) % 24];
    hour?.set(channel, (hour.get(channel) ?? 0) + Number(n));
    totals.set(channel, (totals.get(channel) ?? 0) + Number(n));
  }
  const channels = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([channel]) => channel);
  return {
    channels,
    hours: hours.map((counts, hour) => ({ hour, counts: channels.map((channel) => counts.get(channel) ?? 0) })),
  };
}

/** How many of those that a figure counts each owner, group, … has. */
export async function countBy(
  store: Store,
  report: Report,
  figure: Exclude<Figure, CourseFigure>,
  by: Dimension,
): Promise<ReadonlyMap<string, number>> {
  const column = sql.ref<string | null>(`ticket.${COLUMNS[by]}`);
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, figure, null))
    .select([column.as("key"), (e) => e.fn.countAll<number | string>().as("n")])
    .groupBy(column)
    .execute();
  return new Map(rows.map(({ key, n }) => [key ?? NONE, Number(n)]));
}

export async function countAges(
  store: Store,
  report: Report,
): Promise<readonly { readonly key: Age; readonly count: number }[]> {
  const counts: { readonly key: Age; readonly count: number }[] = [];
  for (const { key } of AGES) counts.push({ key, count: await countOf(store, report, "open", key) });
  return counts;
}

/** How often each promise was kept, broken, and its breach excused: tickets by policy and metric. */
export interface Promised {
  readonly policy: string;
  readonly metric: string;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
}

export async function countPromises(store: Store, report: Report): Promise<readonly Promised[]> {
  const { dialect } = store;
  const found = new Map<string, Promised>();
  for (const figure of ["met", "breached", "excused"] as const) {
    const rows = await store.db
      .with("told", (db) =>
        db
          .selectFrom("journal as j")
          .where(toldBy(dialect, figure, report.period, null))
          .where("j.ticket", "in", tickets(store, report).select("ticket.id"))
          .select([
            "j.ticket",
            sql<string>`coalesce(${policyThen(dialect)}, ${NONE})`.as("policy"),
            dialect.jsonText("j.fact", "metric").as("metric"),
          ]),
      )
      .selectFrom("told")
      .select(["policy", "metric", (e) => e.fn.count<number | string>("ticket").distinct().as("n")])
      .groupBy(["policy", "metric"])
      .execute();
    for (const { policy, metric, n } of rows) {
      const key = `${policy}/${metric}`;
      const before = found.get(key) ?? { policy, metric: metric ?? "", met: 0, breached: 0, excused: 0 };
      found.set(key, { ...before, [figure]: Number(n) });
    }
  }
  return [...found.values()].sort((a, b) => (`${a.policy}/${a.metric}` < `${b.policy}/${b.metric}` ? -1 : 1));
}

export async function countRatings(store: Store, report: Report, words: readonly RatingWord[]) {
  const counts: { readonly word: RatingWord; readonly count: number }[] = [];
  for (const word of words) counts.push({ word, count: await countOf(store, report, "rated", word) });
  return counts;
}
