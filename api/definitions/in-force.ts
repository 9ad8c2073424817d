import type { Kysely } from "kysely";
import type { Document, Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";

type InForce<K extends Kind> = Extract<Document, { readonly kind: K }>;

/** The documents of a kind that are in force, in their order. */
export async function readInForce<K extends Kind>(db: Kysely<Tables>, kind: K): Promise<readonly InForce<K>[]> {
  const rows = await db
    .selectFrom("definition")
    .select("body")
    .where("kind", "=", kind)
    .where("status", "=", "published")
    .orderBy("position")
    .orderBy("key")
    .execute();
  // Only what the grammar reads is published.
  return rows.map(({ body }) => JSON.parse(body) as InForce<K>);
}
