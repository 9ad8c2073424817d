import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

export type DeliveryRow = Tables["delivery"];

/** Keeps what each attempt sent and got; an attempt is written once. */
export async function writeDeliveries(db: Db, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("delivery")
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every attempt at an effect, oldest first. */
export const readDeliveries = (db: Db, effect: string): Promise<readonly DeliveryRow[]> =>
  db.selectFrom("delivery").selectAll().where("effect", "=", effect).orderBy("run").orderBy("attempt").execute();
