import { sql } from "kysely";
import type { Store } from "../db/connect.ts";
import { recordIncident } from "../worker/incidents.ts";
import { documentOf } from "./document.ts";
import { readMaterial } from "./material.ts";
import { wordIndexOf } from "./word-index.ts";

/** Tickets of one transaction: few enough that nobody waits for it. */
const AT_ONCE = 25;

/** A ticket with new words, and up to which entry of its journal they were noted when it was read. */
interface Noted {
  readonly ticket: string;
  readonly seq: number;
}

/**
 * Brings the next tickets with new words to the search, in one transaction: what is in the index is what was noted, whenever a
 * worker ends. One of them follows at a time. Gives how many tickets.
 */
export async function followWords(store: Store, now: number): Promise<number> {
  const { db, dialect } = store;
  // Nothing new is the common answer, and needs no lock.
  if (!(await db.selectFrom("word_change").select("seq").limit(1).executeTakeFirst())) return 0;
  try {
    return await follow(store, AT_ONCE);
  } catch (error) {
    if (dialect.isRetryable(error)) throw error;
    return followAlone(store, error, now);
  }
}

const follow = ({ db, dialect }: Store, limit: number): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const mine = await trx
      .selectFrom("counter")
      .select("name")
      .where("name", "=", "words")
      .modifyEnd(dialect.skipLocked)
      .executeTakeFirst();
    if (!mine) return 0;
    const noted: readonly Noted[] = await trx
      .selectFrom("word_change")
      .select((e) => ["ticket", e.fn.max("seq").as("seq")])
      .groupBy("ticket")
      .orderBy("ticket")
      .limit(limit)
      .execute();
    const ids = noted.map(({ ticket }) => ticket);
    const material = await readMaterial(trx, dialect, ids);
    await wordIndexOf(dialect).put(trx, material.map(documentOf));
    for (const { ticket, seq } of noted)
      await trx.deleteFrom("word_change").where("ticket", "=", ticket).where("seq", "<=", seq).execute();
    return noted.length;
  });

/** One ticket that can't be read must not keep the others from being found: it is told of, and left out until it changes. */
async function followAlone(store: Store, error: unknown, at: number): Promise<number> {
  const [next] = await store.db.selectFrom("word_change").select("ticket").orderBy("ticket").limit(1).execute();
  if (!next) return 0;
  try {
    return await follow(store, 1);
  } catch (again) {
    if (store.dialect.isRetryable(again)) throw again;
    const detail = again instanceof Error ? again.message : String(error);
    await recordIncident(store.db, { key: `words:${next.ticket}`, kind: "worker", ticket: next.ticket, at, detail });
    await store.db.deleteFrom("word_change").where("ticket", "=", next.ticket).execute();
    return 1;
  }
}

/** How many tickets have words that a search does not know yet; counted up to a thousand. */
export async function wordsBehind({ db }: Store): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*) as waiting
    from (select distinct ticket from word_change limit 1000) as waiting`.execute(db);
  return Number(rows[0]?.waiting ?? 0);
}
