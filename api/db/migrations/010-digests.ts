import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** The digest that somebody's next mail goes into is found by his address, however many are gathered in it. */
export const digests: Migration = async (db) => {
  await db.schema
    .createIndex("automatic_mail_held")
    .on("automatic_mail")
    .columns(["address", "digest_at"])
    .where(sql.ref("state"), "=", "held")
    .execute();
};
