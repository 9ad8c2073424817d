import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import type { Context, Decision } from "../../runtime/decision.ts";
import type { Tables } from "../db/tables.ts";
import { AssignmentBook } from "./assignment-book.ts";
import { keepTurn } from "./candidates.ts";
import { type Accepted, type Item, isHidden } from "./item.ts";
import type { LoadedTicket } from "./load.ts";
import { type Rows, rowsOf } from "./rows.ts";
import { Conflict, type Saving, saveTogether } from "./save.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;

/** Null: it needs more than stands around the ticket. */
export type DecideOne = (
  event: Event,
  loaded: LoadedTicket | undefined,
) => Promise<{ readonly decision: Exclude<Decision, { outcome: "needs" }>; readonly context: Context } | null>;

const SAVEPOINT = CompiledQuery.raw("savepoint together");
const RELEASE = CompiledQuery.raw("release savepoint together");
const ROLLBACK = CompiledQuery.raw("rollback to savepoint together");

/** The number of the newest ticket; 0 when there is none. Whoever gives the next one has queued for it. */
export async function lastNumber(trx: Trx): Promise<number> {
  const { last } = await trx
    .selectFrom("ticket")
    .select((e) => e.fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/**
 * The common case of a batch: everything in it is new and nothing is refused. Then all is decided first and written at once, which
 * takes a tenth of the statements. Null: something in it is another case; nothing is written, and each item has to be taken apart.
 */
export async function applyTogether(
  saving: Saving,
  items: readonly Item[],
  tickets: ReadonlyMap<string, LoadedTicket>,
  decideOne: DecideOne,
  isRetryable: (error: unknown) => boolean,
  book: AssignmentBook,
): Promise<readonly Accepted[] | null> {
  const { trx } = saving;
  await trx.executeQuery(SAVEPOINT);
  let decided: Awaited<ReturnType<typeof decideAll>> = null;
  try {
    decided = await decideAll(saving, items, new Map(tickets), decideOne, book);
    if (decided && (await saveTogether(saving, decided.rows))) {
      for (const { facts } of decided.answers) await keepTurn(saving.statements, trx, facts);
      await trx.executeQuery(RELEASE);
      return decided.answers;
    }
  } catch (error) {
    // What is a bug in one item is met again, alone, when each is taken apart.
    if (error instanceof Conflict || isRetryable(error)) throw error;
    if (decided) report(error);
  }
  await trx.executeQuery(ROLLBACK);
  await trx.executeQuery(RELEASE);
  return null;
}

/** What has been reported: each trouble once, and no more than so many. */
const reported = new Set<string>();
const MOST_REPORTED = 20;

/** The batch is taken all the same, item by item and slower: whoever runs the server learns why. */
function report(error: unknown): void {
  const trouble = error instanceof Error ? error.message : String(error);
  if (reported.has(trouble) || reported.size >= MOST_REPORTED) return;
  reported.add(trouble);
  process.emitWarning(`A batch was not written at once but item by item: ${trouble}`);
}

/** Every answer with its rows, in order; null: something is refused, hidden or not new, and each item has to be taken apart. */
export async function decideAll(
  { trx, now }: Pick<Saving, "trx" | "now">,
  items: readonly Item[],
  tickets: Map<string, LoadedTicket>,
  decideOne: DecideOne,
  book = new AssignmentBook(),
): Promise<{ readonly answers: readonly Accepted[]; readonly rows: readonly Rows[] } | null> {
  const answers: Accepted[] = [];
  const all: Rows[] = [];
  let number: number | null = null;
  for (const item of items) {
    let { event } = item;
    const loaded = tickets.get(event.ticket);
    const opens = event.type === "ticketSubmitted";
    if (opens === (loaded !== undefined)) return null;
    if (!opens && isHidden(item, loaded?.ticket)) return null;
    if (loaded && item.ifVersion !== undefined && loaded.version !== item.ifVersion) return null;
    if (event.type === "ticketSubmitted" && event.draft.number === 0) {
      number = (number ?? (await lastNumber(trx))) + 1;
      event = { ...event, draft: { ...event.draft, number } };
    }
    const decided = await decideOne(event, loaded);
    if (!decided) return null;
    const { decision, context } = decided;
    if (decision.outcome === "rejected" || decision.follows) return null;
    const rows = rowsOf(item, loaded, decision, context, now);
    // Who was chosen for one counts for the next.
    if (!book.note(loaded?.ticket, rows.ticket, decision.facts)) return null;
    const { version } = rows.inbox;
    const { ticket, facts } = decision;
    tickets.set(ticket.id, { ticket, version });
    all.push(rows);
    answers.push({
      outcome: "accepted",
      event: event.id,
      at: rows.inbox.at,
      ticket,
      version,
      facts,
      seqFrom: loaded?.ticket.facts ?? 0,
      repeated: false,
    });
  }
  return { answers, rows: all };
}
