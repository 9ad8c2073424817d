import type { Event } from "../../blueprints/event.ts";
import { decide } from "../../runtime/decide.ts";
import type { Committer } from "../db/committer.ts";
import type { ScriptLine } from "../db/script.ts";
import { around, type Reading, timeOf, type Workshop } from "./apply.ts";
import type { BatchResult, Item } from "./item.ts";
import { type LoadedTicket, readTickets } from "./load.ts";
import { saveTogether } from "./save.ts";
import { decideAll } from "./together.ts";

/**
 * The common case of a busy server on SQLite: events are decided by what is committed, and what they come to is handed to a thread
 * that commits it if it is still true: each ticket has as many facts as it had, no event or key has been here before, and no
 * other definition has come into force. Null: it was not, or the case is another one; nothing is written, and the
 * transaction that reads under its own lock decides anew. What two decisions share beside their tickets (people's loads,
 * other tickets) is read there only.
 */
export async function applyAhead(
  workshop: Workshop,
  committer: Committer,
  items: readonly Item[],
  now: number,
): Promise<readonly BatchResult[] | null> {
  const { store, statements, hot } = workshop;
  const { db, dialect } = store;
  try {
    const ids = [...new Set(items.map(({ event }) => event.ticket))];
    const tickets = await readTickets(store, statements, db, ids, hot);
    const reading: Pick<Reading, "surroundings"> = { surroundings: new Map() };
    const revisions = new Set<number>();
    const decideOne = async (event: Event, loaded: LoadedTicket | undefined) => {
      const { definitions, context, revision } = await around(workshop, db, reading, event, loaded);
      revisions.add(revision);
      const decision = decide(definitions, loaded?.ticket ?? null, event, timeOf(event, now), context);
      return decision.outcome === "needs" ? null : { decision, context };
    };
    const decided = await decideAll({ trx: db, now }, items, tickets, decideOne);
    const [revision, ...others] = revisions;
    if (!decided || revision === undefined || others.length > 0) return null;
    const script: ScriptLine[] = [];
    const noting = statements.noting(script);
    const still = () =>
      db.selectFrom("counter").select("value").where("name", "=", "definitions").where("value", "=", revision);
    await noting.run(db, "definitions still", still, ["definitions", revision]);
    await saveTogether({ dialect, statements: noting, trx: db, now, fault: () => {} }, decided.rows);
    if (!(await committer.commit(script))) return null;
    decided.answers.forEach(({ ticket }, index) => {
      hot.keep(ticket, decided.rows[index]?.ticket.body.length ?? 0);
    });
    return decided.answers;
  } catch {
    // What fails here fails again under the lock, where it is told from what others did.
    return null;
  }
}
