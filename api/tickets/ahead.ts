import type { Event } from "../../blueprints/event.ts";
import { decide } from "../../runtime/decide.ts";
import type { Committer } from "../db/committer.ts";
import type { ScriptLine } from "../db/script.ts";
import { around, type Reading, timeOf, type Workshop } from "./apply.ts";
import type { BatchResult, Item } from "./item.ts";
import { type LoadedTicket, readTickets } from "./load.ts";
import { saveTogether } from "./save.ts";
import { decideAll } from "./together.ts";

/** Events like one that needed more than what is read here likely need it too: for so long they are not tried. */
const NEEDING_MS = 1_000;

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
  const { store, statements, hot, needing } = workshop;
  if (items.some(({ event }) => (needing.get(event.type) ?? 0) > now)) return null;
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
      if (decision.outcome !== "needs") return { decision, context };
      needing.set(event.type, now + NEEDING_MS);
      return null;
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
