import { setImmediate as othersFirst } from "node:timers/promises";
import { sql } from "kysely";
import type { Store } from "../db/connect.ts";
import { isCounted, type Report } from "./asked.ts";
import { tickets } from "./count.ts";

/** Few enough that nobody waits for them. */
const AT_ONCE = 500;

/** A ticket of a period. Epoch ms. */
interface Walked {
  readonly id: string;
  readonly created_at: number;
  readonly solved_at: number | null;
}

/** Goes through all tickets that came, or were solved, in the period, the newest first, some at a time; others are served between. */
export async function* walkPeriod(
  store: Store,
  report: Report,
  figure: "opened" | "solved",
): AsyncGenerator<readonly Walked[]> {
  const column = figure === "opened" ? "ticket.created_at" : "ticket.solved_at";
  let last = { at: report.period.to, id: "" };
  for (;;) {
    const found = await tickets(store, report)
      .where(isCounted(store.dialect, report, figure, null))
      .where(sql<boolean>`(${sql.ref(column)}, ticket.id) < (${last.at}, ${last.id})`)
      .select(["ticket.id", "ticket.created_at", "ticket.solved_at"])
      .orderBy(column, "desc")
      .orderBy("ticket.id", "desc")
      .limit(AT_ONCE)
      .execute();
    const end = found.at(-1);
    if (!end) return;
    yield found;
    if (found.length < AT_ONCE) return;
    last = { at: (figure === "opened" ? end.created_at : end.solved_at) ?? 0, id: end.id };
    await othersFirst();
  }
}
