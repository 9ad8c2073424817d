import { type Kysely, sql } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "../tickets/answer.ts";

type Db = Kysely<Tables>;

/** What many tickets come from. */
export interface StoredProblem {
  readonly number: number;
  readonly revision: number;
  readonly title: string;
  readonly note: string;
  readonly owner: string;
  readonly banner: { readonly en: string; readonly fr: string };
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | null;
}

export type ProblemContent = Pick<StoredProblem, "title" | "note" | "owner" | "banner">;

const problemOf = (row: Tables["problem"]): StoredProblem => ({
  number: row.number,
  revision: row.revision,
  title: row.title,
  note: row.note,
  owner: row.owner,
  banner: { en: row.banner_en, fr: row.banner_fr },
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
});

const rowOf = ({ title, note, owner, banner }: ProblemContent) => ({
  title,
  note,
  owner,
  banner_en: banner.en,
  banner_fr: banner.fr,
});

/** A problem that somebody leads from now on. Gives its number. */
export function createProblem(db: Db, content: ProblemContent, at: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { value: number } = await trx
      .updateTable("counter")
      .set((e) => ({ value: e("value", "+", 1) }))
      .where("name", "=", "problems")
      .returning("value")
      .executeTakeFirstOrThrow();
    const since = { created_at: at, updated_at: at, closed_at: null };
    await trx
      .insertInto("problem")
      .values({ number, revision: 1, ...rowOf(content), ...since })
      .execute();
    return number;
  });
}

/** Changes what is said of it, and whether it is open. False: somebody was faster. */
export async function saveProblem(
  db: Db,
  { number, revision, closedAt, ...content }: ProblemContent & Pick<StoredProblem, "number" | "revision" | "closedAt">,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("problem")
    .set({ ...rowOf(content), closed_at: closedAt, revision: revision + 1, updated_at: at })
    .where("number", "=", number)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function readProblem(db: Db, number: number): Promise<StoredProblem | undefined> {
  const row = await db.selectFrom("problem").selectAll().where("number", "=", number).executeTakeFirst();
  return row && problemOf(row);
}

/** Whether it is there, and open. */
export async function isProblemOpen(db: Db, number: number): Promise<boolean> {
  const row = await db.selectFrom("problem").select("closed_at").where("number", "=", number).executeTakeFirst();
  return row?.closed_at === null;
}

const MOST_LISTED = 200;

/** Open ones first, the newest first. */
export async function listProblems(db: Db, openOnly: boolean): Promise<readonly StoredProblem[]> {
  const all = db.selectFrom("problem").selectAll();
  const rows = await (openOnly ? all.where("closed_at", "is", null) : all)
    .orderBy(sql`case when closed_at is null then 0 else 1 end`)
    .orderBy("number", "desc")
    .limit(MOST_LISTED)
    .execute();
  return rows.map(problemOf);
}

type Joined = Extract<Fact, { readonly type: "problemJoined" | "problemLeft" }>;

/** Ids of its incidents, as their journals tell: whoever joined it and has not left it since. */
export async function incidentsOf({ db, dialect }: Store, problem: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("journal")
    .select(["ticket", "fact"])
    // As the index says it, word for word: else it is of no use.
    .where(sql<boolean>`type in ('problemJoined', 'problemLeft')`)
    .where(dialect.holdsText("fact", `"problem":${problem}`))
    .orderBy("ticket")
    .orderBy("seq")
    .execute();
  const inside = new Set<string>();
  for (const { ticket, fact: text } of rows) {
    // The question names these two types alone.
    const fact = factOf(text) as Joined;
    if (fact.problem !== problem) continue;
    if (fact.type === "problemJoined") inside.add(ticket);
    else inside.delete(ticket);
  }
  return [...inside];
}
