import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";

/**
 * Sets out to bring documents (`calendar:paris-office@2`) that are in force, or in force no more, to the tickets that live. In
 * the transaction that changes what is in force, so that one is never without the other.
 */
export async function beginRearm(trx: Kysely<Tables>, definitions: readonly string[], at: number): Promise<void> {
  const { total } = await liveTickets(trx)
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  if (Number(total) === 0) return;
  await trx
    .insertInto("rearm")
    .values({
      id: newId(),
      definitions: JSON.stringify(definitions),
      cursor: "",
      total: Number(total),
      done: 0,
      started_at: at,
      finished_at: null,
    })
    .execute();
}

/** Tickets on which something can still come due; written so that their index serves. */
export const liveTickets = (db: Kysely<Tables>) =>
  db.selectFrom("ticket").where(sql.ref("status"), "!=", sql.lit("closed"));
