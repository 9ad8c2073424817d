import { sql } from "kysely";
import { STATUSES } from "../../blueprints/status.ts";
import type { BoardView } from "../contract/board.ts";
import type { Store } from "../db/connect.ts";
import { itemText } from "../db/list-text.ts";
import { isCounted, type Report } from "./asked.ts";
import { countBy, countOf, tickets } from "./count.ts";

/** What is due before shifts end is shown up to so many: whoever has more to hand out begins with these. */
const MOST_DUE = 100;

type Load = BoardView["people"][number]["load"];
const FIGURES = ["active", "dueSoon", "overdue", "paused"] as const;

/** What each of these people has in his hands, of what the caller may see. */
export async function readBoardLoads(
  store: Store,
  report: Report,
  people: readonly string[],
): Promise<(person: string) => Load> {
  const counts = new Map<(typeof FIGURES)[number], ReadonlyMap<string, number>>();
  for (const figure of FIGURES) counts.set(figure, await countBy(store, report, figure, "assignee"));
  const waiting = await countWaiting(store, report, people);
  const of = (figure: (typeof FIGURES)[number], person: string) => counts.get(figure)?.get(person) ?? 0;
  return (person) => ({
    active: of("active", person),
    dueSoon: of("dueSoon", person),
    overdue: of("overdue", person),
    paused: of("paused", person),
    waiting: waiting.get(person) ?? 0,
  });
}

/** How many tickets wait for a step of each, counted in one walk. */
async function countWaiting(
  store: Store,
  report: Report,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (people.length === 0) return new Map();
  const row = await tickets(store, report)
    .where(isCounted(store.dialect, report, "open", null))
    .select(
      people.map((person, at) =>
        sql<
          number | string | null
        >`sum(case when ${store.dialect.holdsText("ticket.waits_for", itemText(person))} then 1 else 0 end)`.as(
          `waits_${at}`,
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  const found: { readonly [name: string]: number | string | null } = row;
  return new Map(people.map((person, at) => [person, Number(found[`waits_${at}`] ?? 0)]));
}

/** How all unsolved tickets stand. */
export async function readStanding(store: Store, report: Report) {
  const of = (figure: "open" | "unassigned" | "dueSoon" | "overdue" | "paused") => countOf(store, report, figure);
  const rows = await tickets(store, report)
    .where(isCounted(store.dialect, report, "open", null))
    .select(["ticket.status", (e) => e.fn.countAll<number | string>().as("n")])
    .groupBy("ticket.status")
    .execute();
  const counts = new Map(rows.map(({ status, n }) => [status, Number(n)]));
  return {
    unsolved: await of("open"),
    statuses: STATUSES.slice(0, 4).map((status) => ({ status, count: counts.get(status) ?? 0 })),
    unassigned: await of("unassigned"),
    dueSoon: await of("dueSoon"),
    overdue: await of("overdue"),
    paused: await of("paused"),
  };
}

/** Bodies of what comes due before the shift of its owner ends; of nobody's, before the last shift does. */
export async function readDue(store: Store, report: Report, ends: ReadonlyMap<string, number>) {
  const last = Math.max(...ends.values());
  if (ends.size === 0) return [];
  const before = [...ends].map(
    ([person, end]) => sql<boolean>`(ticket.assignee = ${person} and ticket.sla_due_at <= ${end})`,
  );
  before.push(sql<boolean>`ticket.assignee is null`);
  return tickets(store, report)
    .where(isCounted(store.dialect, report, "dueBy", String(last)))
    .where(sql<boolean>`(${sql.join(before, sql` or `)})`)
    .select(["ticket.body", "ticket.version"])
    .orderBy("ticket.sla_due_at")
    .orderBy("ticket.id")
    .limit(MOST_DUE)
    .execute();
}
