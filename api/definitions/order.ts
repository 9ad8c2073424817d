import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";
import { beginRearm } from "../rearm/begin.ts";
import { type Approval, end } from "./publish-requests.ts";
import { rowsOf } from "./read.ts";
import { agreed, moveCounter } from "./store.ts";

/**
 * Sets the order of a kind: the named keys first, in this order, the others after them as they stood. Of SLA policies the first
 * that fits applies: another order reaches the live tickets. Null: the request for it waits no more.
 */
export async function setOrder(
  db: Kysely<Tables>,
  kind: Kind,
  keys: readonly string[],
  at: number,
  approval?: Approval,
): Promise<readonly string[] | null> {
  return db.transaction().execute(async (trx) => {
    await moveCounter(trx);
    if (approval && !(await end(trx, approval.request, agreed(approval, at)))) return null;
    const rows = await rowsOf(trx, kind);
    const known = [...new Set(rows.map(({ key }) => key))];
    const named = keys.filter((key, index) => known.includes(key) && keys.indexOf(key) === index);
    const order = [...named, ...known.filter((key) => !named.includes(key))];
    for (const [position, key] of order.entries())
      await trx
        .updateTable("definition")
        .set({ position: position + 1 })
        .where("kind", "=", kind)
        .where("key", "=", key)
        .execute();
    const inForce = new Map(
      rows.flatMap(({ key, version, status }) => (status === "published" ? [[key, version]] : [])),
    );
    const documents = order.flatMap((key) => (inForce.has(key) ? [`${kind}:${key}@${inForce.get(key)}`] : []));
    if (kind === "sla-policy" && order.join() !== known.join()) await beginRearm(trx, documents, at);
    return order;
  });
}
