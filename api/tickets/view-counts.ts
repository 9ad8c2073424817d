import { type RawBuilder, sql } from "kysely";
import { filtered } from "./ticket-filter.ts";
import { orderOf } from "./view-order.ts";
import {
  askedOf,
  candidates,
  fittingOf,
  isUnsolved,
  type Onlooker,
  type Question,
  UNSOLVED_SQL,
} from "./view-tickets.ts";

/** Tickets of one view that are looked at in code to be counted. */
const MOST_LOOKED = 5_000;
const AT_ONCE = 500;

/** How many tickets a view holds; not `exact`: so many at least, since not all were looked at. */
export interface ViewCount {
  readonly count: number;
  readonly exact: boolean;
}

/**
 * How many tickets each view holds. All those of unsolved tickets alone are counted in one walk along their index; of each other one
 * the database is asked alone; where it cannot say, tickets are looked at.
 */
export async function viewCounts(onlooker: Onlooker, questions: readonly Question[]): Promise<readonly ViewCount[]> {
  const asked = questions.map((question) => askedOf(question.condition, onlooker));
  const counts = questions.map((): ViewCount => ({ count: 0, exact: true }));
  const together = asked.flatMap(({ exact, statuses, yes }, at) =>
    exact && isUnsolved(statuses.yes) && typeof yes !== "boolean" && !questions[at]?.narrowed ? [{ at, yes }] : [],
  );
  if (together.length > 0) {
    const found = await countTogether(
      onlooker,
      together.map(({ yes }) => yes),
    );
    for (const [index, { at }] of together.entries()) counts[at] = { count: found[index] ?? 0, exact: true };
  }
  for (const [at, question] of questions.entries()) {
    const one = asked[at];
    if (!one || one.where === false || together.some((other) => other.at === at)) continue;
    counts[at] = one.exact
      ? { count: await countAlone(onlooker, question, one.where), exact: true }
      : await countLooking(onlooker, question);
  }
  return counts;
}

async function countTogether(
  { store, scope }: Onlooker,
  asked: readonly RawBuilder<boolean>[],
): Promise<readonly number[]> {
  const row = await filtered(store.db.selectFrom("ticket"), scope)
    .where(UNSOLVED_SQL)
    .select(
      asked.map((yes, at) => sql<number | string | null>`sum(case when ${yes} then 1 else 0 end)`.as(`count_${at}`)),
    )
    .executeTakeFirstOrThrow();
  const counted: { readonly [name: string]: number | string | null } = row;
  return asked.map((_, at) => Number(counted[`count_${at}`] ?? 0));
}

async function countAlone(
  { store, scope }: Onlooker,
  { narrowed = {} }: Question,
  where: true | RawBuilder<boolean>,
): Promise<number> {
  const query = filtered(filtered(store.db.selectFrom("ticket"), scope), narrowed);
  const { tickets } = await (where === true ? query : query.where(where))
    .select((e) => e.fn.countAll<number | string>().as("tickets"))
    .executeTakeFirstOrThrow();
  return Number(tickets);
}

async function countLooking(onlooker: Onlooker, question: Question): Promise<ViewCount> {
  const keys = orderOf({ order: [] });
  let [count, looked] = [0, 0];
  for await (const found of candidates(onlooker, question, keys, null, AT_ONCE)) {
    count += (await fittingOf(onlooker, question.condition, found)).length;
    looked += found.length;
    if (looked >= MOST_LOOKED) return { count, exact: false };
  }
  return { count, exact: true };
}
