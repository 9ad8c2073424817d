import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "../tickets/answer.ts";

type Used = Extract<Fact, { readonly type: "articleUsed" }>;
type NoneFitted = Extract<Fact, { readonly type: "noArticleFitted" }>;

/** What was made of articles on a ticket, in the order of its journal. */
export interface ArticleUse {
  readonly ticket: string;
  readonly fact: Used | NoneFitted;
}

const uses = (db: Kysely<Tables>) =>
  db
    .selectFrom("journal")
    .select(["ticket", "fact"])
    // As the index says it, word for word: else it is of no use.
    .where(sql<boolean>`type in ('articleUsed', 'noArticleFitted')`);

const useOf = (row: { readonly ticket: string; readonly fact: string }): ArticleUse => {
  // The question names these two types alone.
  return { ticket: row.ticket, fact: factOf(row.fact) as Used | NoneFitted };
};

export async function usesOnTicket({ db }: Store, ticket: string): Promise<readonly ArticleUse[]> {
  const rows = await uses(db).where("ticket", "=", ticket).orderBy("seq").execute();
  return rows.map(useOf);
}

/** Everything made of articles in a period, epoch ms. */
export async function usesBetween({ db }: Store, from: number, to: number): Promise<readonly ArticleUse[]> {
  const rows = await uses(db).where("at", ">=", from).where("at", "<", to).orderBy("at").orderBy("seq").execute();
  return rows.map(useOf);
}

/** On how many tickets an article was put into an answer. */
export async function countUses({ db, dialect }: Store, article: number): Promise<number> {
  const rows = await uses(db)
    .where(dialect.holdsText("fact", `"article":${article},`))
    .execute();
  const own = rows.map(useOf).filter(({ fact }) => fact.type === "articleUsed" && fact.article === article);
  return new Set(
    own.filter(({ fact }) => fact.type === "articleUsed" && fact.how === "inserted").map((one) => one.ticket),
  ).size;
}
