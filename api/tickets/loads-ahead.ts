import { sql } from "kysely";
import type { Candidates, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Store } from "../db/connect.ts";
import type { Statements } from "../db/statements.ts";
import { AssignmentBook } from "./assignment-book.ts";
import { readCandidates } from "./candidates.ts";
import type { Item } from "./item.ts";

/** Something has happened to somebody's load since the book was kept. */
export class OutdatedBook extends Error {}

/** Who may be chosen, for what is decided ahead of its transaction. */
export class Chosen {
  readonly book: AssignmentBook;
  /** What the counter `loads` must still be when it is committed; null: nobody was chosen. */
  at: number | null = null;
  /** What the counter was when the book was kept; null: it is empty. */
  readonly #keptAt: number | null;

  constructor(book: AssignmentBook, keptAt: number | null) {
    this.book = book;
    this.#keptAt = keptAt;
  }

  /** Throws {@link OutdatedBook} when the book is not what is any more. */
  async among(
    store: Store,
    statements: Statements,
    definitions: Definitions,
    need: Extract<Need, { readonly type: "candidates" }>,
    now: number,
  ): Promise<Candidates> {
    const { db } = store;
    if (this.at === null) {
      // Before anything is read: what changes in between is not missed.
      const build = () => db.selectFrom("counter").select("value").where("name", "=", sql.lit("loads"));
      const at = (await statements.run(db, "loads counter", build, [])).rows[0]?.value ?? null;
      if (this.#keptAt !== null && this.#keptAt !== at) throw new OutdatedBook();
      this.at = at;
    }
    return readCandidates(store, statements, db, definitions, need, now, this.book);
  }
}

/** The book of who has what, kept from one commit to the next: on a busy desk most changes of it are this server's own. */
export class LoadsAhead {
  #kept: { readonly book: AssignmentBook; readonly at: number } | null = null;

  fresh(): Chosen {
    return new Chosen(new AssignmentBook(), null);
  }

  /** The kept book, for items of which some are likely to be given to somebody; nobody else has it until it is kept again. */
  open(items: readonly Item[]): Chosen {
    const kept = this.#kept;
    if (!kept || !items.some(({ event }) => event.type === "ticketSubmitted")) return this.fresh();
    this.#kept = null;
    return new Chosen(kept.book, kept.at);
  }

  /** Keeps the book of what was committed; `at` is what the counter has become by that. */
  keep({ book, at: chosenAt }: Chosen, at: unknown): void {
    if (chosenAt === null || typeof at !== "number") return;
    book.written();
    this.#kept = { book, at };
  }
}
