import type { Reason } from "../../../blueprints/finding.ts";
import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicketsOf } from "../../tickets/queries.ts";
import { foundJob } from "./found.ts";

const LIMIT = 100;

/** Written from reasons alone. */
const reasonsOf = (text: string) => JSON.parse(text) as Reason[];

export const listBulkItems = handles(bulk.items, async (desk, { principal, params, query }) => {
  const { db } = desk.store;
  const job = await foundJob(desk, principal, params.id);
  const { outcome, undo, cursor, limit = LIMIT } = query;
  const after = cursor === undefined ? -1 : Number(cursor);
  const rows = await db
    .selectFrom("bulk_item")
    .selectAll()
    .where("job", "=", job.id)
    .where("position", ">", after)
    .$if(outcome !== undefined, (found) => found.where("outcome", "=", outcome ?? "waiting"))
    .$if(undo !== undefined, (found) => found.where("undo", "=", undo ?? "waiting"))
    .orderBy("position")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const tickets = await readTicketsOf(
    desk.store,
    page.map(({ ticket }) => ticket),
  );
  const items = page.map((row) => {
    const ticket = tickets.get(row.ticket);
    const shown = row.outcome !== "hidden" && ticket && maySee(principal, ticket) ? ticket : null;
    return {
      id: row.ticket,
      ticket: shown && { number: shown.number, subject: shown.subject },
      outcome: row.outcome,
      reasons: reasonsOf(row.reasons),
      undo: row.undo === "" ? null : row.undo,
      undoReasons: reasonsOf(row.undo_reasons),
    };
  });
  const last = page.at(-1);
  return { status: 200, body: { items, next: rows.length > limit && last ? String(last.position) : null } };
});
