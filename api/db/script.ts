/** A statement to be run later, with the number of rows that it must touch, or give, for the rest to be true. */
export interface ScriptLine {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly rows: number;
  /** The first column of its one row is wanted back. */
  readonly tells?: true;
}

/** Statements of one transaction, decided ahead of it: all of them come to pass, or none. */
export type Script = readonly ScriptLine[];
