import type { Kysely } from "kysely";
import type { Committer } from "../db/committer.ts";
import type { ScriptLine } from "../db/script.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { keepTurn } from "./candidates.ts";
import type { BatchResult, Item } from "./item.ts";
import { readTickets } from "./load.ts";
import { type Chosen, OutdatedBook } from "./loads-ahead.ts";
import { saveTogether } from "./save.ts";
import { decideAll } from "./together.ts";
import { type Around, decideEvent, type Workshop } from "./workshop.ts";

/** Decided, and on its way to the disk; `answer` null: nothing of it was written. */
export interface Sent {
  readonly answer: Promise<readonly BatchResult[] | null>;
}

/** What is written with the events, by statements that note how many rows they must touch. */
export type Beside = (noting: Statements, db: Kysely<Tables>) => Promise<unknown>;

/**
 * The common case of a busy server on SQLite: events are decided by what is committed, and what they come to is handed to a thread
 * that commits it if it is still true: each ticket has as many facts as it had, no event or key has been here before, no other
 * definition has come into force, and, where somebody was chosen, nothing has happened to anybody's load. Null, at once or as the
 * answer: it was not, or the case is another one; nothing is written, and the transaction that reads under its own lock decides
 * anew. What two decisions share beside that (other tickets, who is mentioned) is read there only.
 */
export async function sendAhead(
  workshop: Workshop,
  committer: Committer,
  items: readonly Item[],
  now: number,
  beside?: Beside,
): Promise<Sent | null> {
  try {
    const chosen = workshop.loads.open(items);
    try {
      return await sendWith(workshop, committer, items, now, chosen, beside);
    } catch (error) {
      if (!(error instanceof OutdatedBook)) throw error;
      return await sendWith(workshop, committer, items, now, workshop.loads.fresh(), beside);
    }
  } catch {
    // What fails here fails again under the lock, where it is told from what others did.
    return null;
  }
}

async function sendWith(
  workshop: Workshop,
  committer: Committer,
  items: readonly Item[],
  now: number,
  chosen: Chosen,
  beside: Beside | undefined,
): Promise<Sent | null> {
  const { store, statements, hot } = workshop;
  const { db, dialect } = store;
  const ids = [...new Set(items.map(({ event }) => event.ticket))];
  const tickets = await readTickets(store, statements, db, ids, hot);
  const surroundings: Around = new Map();
  const revisions = new Set<number>();
  const decided = await decideAll(
    { trx: db, now },
    items,
    tickets,
    async (event, loaded) => {
      const one = await decideEvent(workshop, db, surroundings, event, loaded, now, async (need, definitions) =>
        need.type === "candidates"
          ? { candidates: { [need.group]: await chosen.among(store, statements, definitions, need, now) } }
          : null,
      );
      if (one) revisions.add(one.revision);
      return one;
    },
    chosen.book,
  );
  const [revision, ...others] = revisions;
  if (!decided || revision === undefined || others.length > 0) return null;
  // What a step that is taken back has written is deleted under the lock that its decision was made under.
  if (decided.rows.some(({ takenBack }) => takenBack)) return null;
  const script: ScriptLine[] = [];
  const noting = statements.noting(script);
  const still = (name: string, value: number) =>
    noting.run(db, "still", () => counter(db).where("name", "=", name).where("value", "=", value), [name, value]);
  await still("definitions", revision);
  if (chosen.at !== null) await still("loads", chosen.at);
  await saveTogether({ dialect, statements: noting, trx: db, now, fault: () => {} }, decided.rows);
  for (const { facts } of decided.answers) await keepTurn(noting, db, facts);
  await beside?.(noting, db);
  if (chosen.at !== null) noting.tell(() => counter(db).where("name", "=", "loads"));
  return { answer: answerOf(workshop, committer.commit(script), decided, chosen, !beside) };
}

/** Many that were chosen by the desk itself are not what people look at next: they push nobody's tickets out of memory. */
async function answerOf(
  { hot, loads }: Workshop,
  committed: ReturnType<Committer["commit"]>,
  { answers, rows }: NonNullable<Awaited<ReturnType<typeof decideAll>>>,
  chosen: Chosen,
  remember: boolean,
): Promise<readonly BatchResult[] | null> {
  const told = await committed;
  if (!told) return null;
  loads.keep(chosen, told[0]);
  if (remember)
    answers.forEach(({ ticket }, index) => {
      hot.keep(ticket, rows[index]?.ticket.body.length ?? 0);
    });
  return answers;
}

const counter = (db: Kysely<Tables>) => db.selectFrom("counter").select("value");
