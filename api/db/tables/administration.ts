/**
 * Every document that an admin configures. `version` 0 is the draft, whose `revision` counts its saves; 1 and up are
 * published for ever: triggers refuse to change their text. One version of a key is `published`, older ones are `retired`.
 */
export interface DefinitionTable {
  kind: string;
  key: string;
  version: number;
  status: "draft" | "published" | "retired";
  body: string;
  author: string;
  at: number;
  note: string;
  revision: number;
  /** Place in the list of its kind: the order of entry for blueprints. */
  position: number;
  /** When it was put out of force, epoch ms; absent: it is not, or nobody wrote it down. */
  retired_at?: number | null | undefined;
}

/** Small numbers that many transactions look at: `definitions` moves with every publication. */
export interface CounterTable {
  name: string;
  value: number;
}

/** New documents on their way to the live tickets. One worker at a time holds the row while it takes the next batch. */
export interface RearmTable {
  id: string;
  /** JSON list: `calendar:paris-office@2`. */
  definitions: string;
  /** Tickets up to this id have been reached. */
  cursor: string;
  total: number;
  done: number;
  started_at: number;
  finished_at: number | null;
}

/** One run of an import, with its conformance report as JSON. */
export interface ImportRunTable {
  id: string;
  log: string;
  blueprint: string | null;
  started_at: number;
  finished_at: number | null;
  report: string;
}

/** A program's key to the API, kept as a keyed hash. `scopes` is a JSON list. */
export interface ApiTokenTable {
  id: string;
  name: string;
  person: string;
  hash: string;
  scopes: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** The one row that says which shape the database has. */
export interface SchemaTable {
  id: number;
  version: number;
}
