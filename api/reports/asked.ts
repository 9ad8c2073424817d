import { type RawBuilder, sql } from "kysely";
import { STAYS } from "../../blueprints/metric-names.ts";
import { type Period, spansOfHour } from "../../runtime/report-period.ts";
import { AGES, type Age } from "../../runtime/reports.ts";
import type { CourseFigure, Dimension, Figure } from "../contract/figures.ts";
import type { Dialect } from "../db/dialect.ts";
import { itemText } from "../db/list-text.ts";
import { type TicketFilter, UNSOLVED } from "../tickets/ticket-filter.ts";

/** The columns of a ticket by which figures are told apart. */
export const COLUMNS = {
  assignee: "assignee",
  group: "group_key",
  department: "department",
  category: "category",
  priority: "priority",
  channel: "channel",
} as const satisfies Record<Dimension, string>;

/** The word for tickets that have none. */
export const NONE = "none";

/** Who asks for which tickets, over which days. */
export interface Report {
  readonly period: Period;
  readonly now: number;
  /** What of all tickets the caller may see. */
  readonly scope: TicketFilter;
  readonly only: { readonly [D in Dimension]?: string | undefined };
}

/** The few facts that an index of their own serves; said as the index says it. */
export const COUNTED = sql<boolean>`j.type in ('slaMet', 'slaBreached', 'slaExcused', 'reopened', 'rated')`;

/** What a step wrote that was taken back holds no more. */
export const holds = (dialect: Dialect): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from journal as u where u.ticket = j.ticket and u.seq > j.seq and u.type = 'stepUndone'
    and cast(${dialect.jsonText("u.fact", "after")} as bigint) < j.seq)`;

/** The policy that a ticket was promised by when a fact was written; what a blueprint limits itself is no policy's. */
export const policyThen = (dialect: Dialect): RawBuilder<string | null> =>
  sql<
    string | null
  >`case when ${dialect.jsonText("j.fact", "metric")} in (${sql.join(STAYS.map((stay) => sql.lit(stay)))}) then null else
    (select ${dialect.jsonText("a.fact", "policy")} from journal as a
    where a.ticket = j.ticket and a.seq < j.seq and a.type = 'slaApplied' order by a.seq desc limit 1) end`;

const inPeriod = (column: RawBuilder<unknown>, { from, to }: { readonly from: number; readonly to: number }) =>
  sql<boolean>`${column} >= ${from} and ${column} < ${to}`;

const all = (parts: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(parts, sql` and `)})`;

/** Only what ended well counts as solved. */
const wellEnded = (dialect: Dialect) =>
  sql<boolean>`coalesce(${dialect.jsonText("ticket.body", "outcome")}, 'resolved') = 'resolved'`;

const FACTS = {
  met: "slaMet",
  breached: "slaBreached",
  excused: "slaExcused",
  reopened: "reopened",
  rated: "rated",
} as const;
type Told = keyof typeof FACTS;

/** Facts of the period that a figure counts, as rows of `journal as j`. */
export function toldBy(dialect: Dialect, figure: Told, period: Period, part: string | null): RawBuilder<boolean> {
  const parts = [
    COUNTED,
    sql<boolean>`j.type = ${sql.lit(FACTS[figure])}`,
    inPeriod(sql`j.at`, period),
    holds(dialect),
  ];
  if (part !== null && figure === "rated") parts.push(sql<boolean>`${dialect.jsonText("j.fact", "rating")} = ${part}`);
  if (part !== null && figure !== "rated" && figure !== "reopened") {
    const [policy = "", metric = ""] = part.split("/");
    parts.push(sql<boolean>`coalesce(${policyThen(dialect)}, ${NONE}) = ${policy}`);
    parts.push(sql<boolean>`${dialect.jsonText("j.fact", "metric")} = ${metric}`);
  }
  return all(parts);
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Made between these instants, of which the older one is left out; epoch ms, null: no bound. */
export function madeBetween(age: Age, now: number): { readonly after: number | null; readonly until: number } {
  const at = AGES.findIndex(({ key }) => key === age);
  const older = AGES[at + 1];
  return { until: now - (AGES[at]?.from ?? 0) * DAY, after: older ? now - older.from * DAY : null };
}

const unsolved = sql<boolean>`ticket.status in (${sql.join(UNSOLVED.map((status) => sql.lit(status)))})`;

/** A time limit that runs comes due until then. */
const due = (until: number) =>
  all([
    unsolved,
    sql<boolean>`ticket.sla_state = 'running'`,
    sql<boolean>`ticket.sla_due_at <= ${Number.isSafeInteger(until) ? until : 0}`,
  ]);

/** A ticket is one of those that a figure counts. A part that is none of the figure's counts nothing. */
export function isCounted(
  dialect: Dialect,
  { period, now }: Report,
  figure: Exclude<Figure, CourseFigure>,
  part: string | null,
): RawBuilder<boolean> {
  const day = part === null ? period : (period.days.find((one) => one.day === part) ?? { from: 0, to: 0 });
  switch (figure) {
    case "opened":
      return inPeriod(sql`ticket.created_at`, day);
    case "openedAt": {
      const spans = /^(1?\d|2[0-3])$/.test(part ?? "") ? spansOfHour(period, Number(part)) : [];
      if (spans.length === 0) return sql<boolean>`1 = 0`;
      const within = spans.map((span) => inPeriod(sql`ticket.created_at`, span));
      return sql<boolean>`(${inPeriod(sql`ticket.created_at`, period)} and (${sql.join(within, sql` or `)}))`;
    }
    case "solved":
      return all([inPeriod(sql`ticket.solved_at`, day), wellEnded(dialect)]);
    case "oneTouch":
      return all([
        inPeriod(sql`ticket.solved_at`, day),
        wellEnded(dialect),
        sql<boolean>`${dialect.jsonText("ticket.body", "replies")} in ('0', '1')`,
        sql<boolean>`${dialect.jsonText("ticket.body", "reopens")} = '0'`,
      ]);
    case "finished": {
      const reopened = toldBy(dialect, "reopened", period, null);
      const solved = inPeriod(sql`ticket.solved_at`, period);
      return sql<boolean>`(${solved} or ticket.id in (select j.ticket from journal as j where ${reopened}))`;
    }
    case "open": {
      const age = AGES.find(({ key }) => key === part);
      if (!age) return part === null ? unsolved : sql<boolean>`1 = 0`;
      const { after, until } = madeBetween(age.key, now);
      const young = sql<boolean>`ticket.created_at <= ${until}`;
      return all([unsolved, young, ...(after === null ? [] : [sql<boolean>`ticket.created_at > ${after}`])]);
    }
    case "unassigned":
      return all([unsolved, sql<boolean>`ticket.assignee is null`]);
    case "active":
      return sql<boolean>`ticket.status in ('new', 'open')`;
    case "dueSoon":
      return due(now + HOUR);
    case "dueBy":
      return due(Number(part ?? now));
    case "overdue":
      return all([unsolved, sql<boolean>`ticket.sla_state = 'breached'`]);
    case "paused": {
      // Of the clocks of a ticket that waits some stand still; where all do, its row says so.
      const stands = sql<boolean>`(ticket.sla_state = 'paused' or ticket.status in ('pending', 'hold'))`;
      return all([unsolved, sql<boolean>`ticket.sla_state is not null`, stands]);
    }
    case "waiting":
      return all([unsolved, dialect.holdsText("ticket.waits_for", itemText(part ?? ""))]);
    case "status":
      return sql<boolean>`ticket.status = ${part ?? ""}`;
    case "stayed": {
      const [blueprint = "", state = ""] = (part ?? "").split("/");
      return all([
        inPeriod(sql`ticket.created_at`, period),
        sql<boolean>`exists (select 1 from journal as j where j.ticket = ticket.id and j.type in ('blueprintEntered', 'stateEntered')
          and ${dialect.jsonText("j.fact", "state")} = ${state} and ${holds(dialect)} and ${blueprint} = (select
          ${dialect.jsonText("b.fact", "blueprint")} from journal as b where b.ticket = j.ticket and b.seq <= j.seq
          and b.type = 'blueprintEntered' order by b.seq desc limit 1))`,
      ]);
    }
    case "met":
    case "breached":
    case "excused":
    case "reopened":
    case "rated":
      return sql<boolean>`ticket.id in (select j.ticket from journal as j where ${toldBy(dialect, figure, period, part)})`;
  }
}
