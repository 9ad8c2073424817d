import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

export interface ArticleCategory {
  readonly key: string;
  readonly name: { readonly en: string; readonly fr: string };
}

export async function readCategories(db: Db): Promise<readonly ArticleCategory[]> {
  const rows = await db.selectFrom("article_category").selectAll().orderBy("key").execute();
  return rows.map(({ key, name_en: en, name_fr: fr }) => ({ key, name: { en, fr } }));
}

/** Writes a category, or renames it. */
export async function putCategory(db: Db, { key, name }: ArticleCategory): Promise<void> {
  const names = { name_en: name.en, name_fr: name.fr };
  await db
    .insertInto("article_category")
    .values({ key, ...names })
    .onConflict((c) => c.column("key").doUpdateSet(names))
    .execute();
}
