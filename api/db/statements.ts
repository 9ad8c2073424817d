import type { Compilable, CompiledQuery, Kysely, SqliteStatement, Transaction } from "kysely";
import type { ScriptLine } from "./script.ts";
import { ConnectedAdapter } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

type Db = Kysely<Tables> | Transaction<Tables>;

/** Rows that it gives, and how many rows a change touched. */
export interface Ran<O> {
  readonly rows: readonly O[];
  readonly touched: number;
}

/**
 * The statement ready to run, where there is a connection at hand: SQLite answers in microseconds, and the promises between
 * a query and its connection would take as long again. A transaction's own connection is nobody else's until its end.
 */
function ready(db: Db, sql: string): SqliteStatement | undefined {
  const { adapter } = db.getExecutor();
  const connections = adapter instanceof ConnectedAdapter ? adapter.connections : null;
  return connections?.[db.isTransaction ? "inside" : "outside"].prepare(sql);
}

/** Rows of one insert: large ones to go fast, small ones for what is left. */
const SIZES = [64, 16, 4, 1] as const;

/**
 * Statements of the hot path, compiled once a database and then run with other values: building and compiling anew costs
 * more than SQLite needs to run them. A statement is built once with stand-in values; `values` must come in the same order.
 */
export class Statements {
  #compiled = new Map<string, CompiledQuery<unknown>>();
  #script: ScriptLine[] | null = null;

  /** The same statements, which are not run but noted in `script`: as if each touched as many rows as it must. */
  noting(script: ScriptLine[]): Statements {
    const noting = new Statements();
    noting.#compiled = this.#compiled;
    noting.#script = script;
    return noting;
  }

  /** Has a noted script tell the one value that the statement gives. Run at once, it is of no use. */
  tell(build: () => Compilable<unknown>): void {
    const { sql, parameters: values } = build().compile();
    this.#script?.push({ sql, values, rows: 1, tells: true });
  }

  /** `rows` is how many it must touch for what follows to be true. */
  async run<O>(
    db: Db,
    name: string,
    build: () => Compilable<O>,
    values: readonly unknown[],
    rows = 1,
  ): Promise<Ran<O>> {
    let compiled = this.#compiled.get(name);
    if (!compiled) {
      compiled = build().compile();
      this.#compiled.set(name, compiled);
    }
    if (compiled.parameters.length !== values.length)
      throw new Error(`${name} takes ${compiled.parameters.length} values, not ${values.length}.`);
    if (this.#script) {
      this.#script.push({ sql: compiled.sql, values, rows });
      return { rows: [], touched: rows };
    }
    const statement = ready(db, compiled.sql);
    if (statement?.reader) return { rows: statement.all(values) as O[], touched: 0 };
    if (statement && db.isTransaction) return { rows: [], touched: Number(statement.run(values).changes) };
    // The name stands for one statement alone, so its rows have the type that its builder says.
    const result = await db.executeQuery<O>({ ...compiled, parameters: values } as CompiledQuery<O>);
    return { rows: result.rows, touched: Number(result.numAffectedRows ?? 0n) };
  }

  /** Inserts rows whose columns stand in the order of the first one. */
  async insert<T extends keyof Tables>(db: Db, table: T, rows: readonly Tables[T][], ignore = false): Promise<number> {
    const first = rows[0];
    if (!first) return 0;
    const columns = Object.keys(first);
    const name = `${ignore ? "insert or ignore" : "insert"} ${table} ${rows.length} ${columns.join()}`;
    const values: unknown[] = [];
    for (const row of rows) for (const column of columns) values.push(row[column as keyof Tables[T]]);
    const build = () => {
      // Every column of these tables is written as it is read, which the builder's insert types cannot know here.
      const insert = (db as Kysely<Record<string, Record<string, unknown>>>)
        .insertInto(table)
        .values(
          rows.map((row) =>
            Object.fromEntries(columns.map((column) => [column, row[column as keyof Tables[T]] ?? ""])),
          ),
        );
      return ignore ? insert.onConflict((conflict) => conflict.doNothing()) : insert;
    };
    return (await this.run(db, name, build, values, rows.length)).touched;
  }

  /** Inserts any number of rows by few statements, of sizes that come again. */
  async insertMany<T extends keyof Tables>(
    db: Db,
    table: T,
    rows: readonly Tables[T][],
    ignore = false,
  ): Promise<number> {
    let touched = 0;
    let at = 0;
    for (const size of SIZES)
      for (; rows.length - at >= size; at += size)
        touched += await this.insert(db, table, rows.slice(at, at + size), ignore);
    return touched;
  }
}
