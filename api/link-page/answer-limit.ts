import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import { refusal } from "../http/problems.ts";

const WINDOW_MS = 15 * 60_000;
const MOST = 10;
const RETRY_SECONDS = "900";

/**
 * Whether something happens more often than `most` times in a window. Counted in one statement in the database, so that many servers
 * are no more patient than one.
 */
export async function isTooOften(
  { store: { db }, clock }: Pick<Desk, "store" | "clock">,
  what: string,
  most: number,
  windowMs: number,
): Promise<boolean> {
  const now = clock.now();
  const over = sql<boolean>`link_answer.until <= ${now}`;
  const { times } = await db
    .insertInto("link_answer")
    .values({ link: what, times: 1, until: now + windowMs })
    .onConflict((c) =>
      c.column("link").doUpdateSet({
        times: sql`case when ${over} then 1 else link_answer.times + 1 end`,
        until: sql`case when ${over} then excluded.until else link_answer.until end`,
      }),
    )
    .returning("times")
    .executeTakeFirstOrThrow();
  if (times === 1) await db.deleteFrom("link_answer").where("until", "<=", now).execute();
  return times > most;
}

/** What came to nothing counts for nothing. */
export async function giveBack({ store }: Pick<Desk, "store">, what: string): Promise<void> {
  await store.db
    .updateTable("link_answer")
    .set((e) => ({ times: e("times", "-", 1) }))
    .where("link", "=", what)
    .where("times", ">", 0)
    .execute();
}

/** Whoever holds a link answers ten times in a quarter of an hour, and then waits: the link is all that we know of them. */
export async function assertNotTooOften(desk: Pick<Desk, "store" | "clock">, link: string): Promise<void> {
  if (await isTooOften(desk, link, MOST, WINDOW_MS))
    throw refusal("tooManyAnswers", [], { "retry-after": RETRY_SECONDS });
}
