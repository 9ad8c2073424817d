import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import { definitionsRevision } from "../definitions/compiled.ts";
import type { Heard } from "./change.ts";

/** More than so many at once are not told one by one: who listens reads everything again. */
const MOST_HEARD = 1_000;
/** Rows of one look, the latest ones, this server's own among them. */
const MOST_READ = 10_000;
/** While a transaction stays open for minutes each look reads back to its begin: that there is more is said so seldom. */
const MORE_EVERY_MS = 30_000;

export interface News {
  readonly heard: readonly Heard[];
  /** Other documents came into force. */
  readonly definitions: boolean;
  /** There were too many to tell. */
  readonly tooMany: boolean;
}

/**
 * Finds what other processes took in. The position from which it looks is that of the last look, since when everything was
 * committed that stood before it; what stands after it may come twice and is told once.
 */
export class Elsewhere {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #statements = new Statements();
  #position: number | null = null;
  #revision: number | null = null;
  #moreSaidAt = Number.NEGATIVE_INFINITY;
  /** Events that were told, of this stretch and the one before. */
  #told = new Set<string>();
  #toldBefore = new Set<string>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Everything before it has been told; null: nobody has looked yet. */
  get position(): number | null {
    return this.#position;
  }

  /** This process has told of the event itself. */
  knew(event: string): void {
    this.#told.add(event);
  }

  async look(): Promise<News> {
    const { db } = this.#store;
    const position = await this.#here();
    const from = this.#position;
    const rows = from === null ? [] : await this.#from(Math.min(from, position));
    const heard = rows.filter(({ event }) => !this.#told.has(event) && !this.#toldBefore.has(event));
    // What is forgotten here stands before the position of the next look, or is among these rows.
    this.#toldBefore = this.#told;
    this.#told = new Set(rows.map(({ event }) => event));
    this.#position = position;
    const revision = await definitionsRevision(db, this.#statements);
    const definitions = this.#revision !== null && this.#revision !== revision;
    this.#revision = revision;
    return { heard, definitions, tooMany: heard.length > MOST_HEARD || (rows.length >= MOST_READ && this.#saysMore()) };
  }

  #saysMore(): boolean {
    const now = this.#clock.mono();
    if (now - this.#moreSaidAt < MORE_EVERY_MS) return false;
    this.#moreSaidAt = now;
    return true;
  }

  /** Forgets where it was: nobody listens any more. */
  rest(): void {
    this.#position = null;
    this.#revision = null;
    this.#told.clear();
    this.#toldBefore.clear();
  }

  /** What was taken in from a position on; null: more than can be told. */
  async since(position: number): Promise<readonly Heard[] | null> {
    const rows = await this.#from(position);
    return rows.length > MOST_HEARD ? null : rows;
  }

  async #from(position: number): Promise<readonly (Heard & { readonly event: string })[]> {
    const { db, dialect } = this.#store;
    const rows = await db
      .selectFrom("inbox")
      .select(["event", "ticket", "seq_from", "seq_to"])
      .where(dialect.inboxFrom(position))
      .whereRef("seq_to", ">", "seq_from")
      .orderBy("at", "desc")
      .limit(MOST_READ)
      .execute();
    return rows.map(({ event, ticket, seq_from, seq_to }) => ({ event, ticket, from: seq_from, to: seq_to }));
  }

  async #here(): Promise<number> {
    const { db, dialect } = this.#store;
    const place = dialect.inboxPosition(this.#clock.now());
    const { rows } = await sql<{ readonly here: number }>`select ${place} as here`.execute(db);
    const [row] = rows;
    if (!row) throw new Error("The database does not say where its inbox stands.");
    return Number(row.here);
  }
}
