import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Column } from "./source.ts";

type Db = Kysely<Tables>;

/** The words of one ticket, by column and piece, and the keys that operators ask for. All of them letters and digits alone. */
export interface WordDocument {
  readonly number: number;
  readonly words: { readonly [C in Column]: readonly (readonly string[])[] };
  readonly keys: readonly string[];
}

/** Words in a row in one piece of these columns, or a key. */
export type Term =
  | {
      readonly kind: "words";
      readonly columns: readonly Column[];
      readonly words: readonly string[];
      readonly begins: boolean;
    }
  | { readonly kind: "key"; readonly key: string };

/** Every term of `all`, of which there is at least one, and of no list in `none` every term. */
export interface WordQuestion {
  readonly all: readonly Term[];
  readonly none: readonly (readonly Term[])[];
}

export interface WordPlaces {
  /** Only tickets with a lower number than this. */
  readonly before: number;
  readonly limit: number;
  /** Of these numbers alone. */
  readonly among?: readonly number[];
}

/** Where words are kept and found: the full-text search of either database. */
export interface WordIndex {
  /** Puts these documents in place of those of the same number. */
  readonly put: (trx: Db, documents: readonly WordDocument[]) => Promise<void>;
  /** Numbers of the tickets that answer the question, the highest first. */
  readonly find: (db: Db, question: WordQuestion, places: WordPlaces) => Promise<readonly number[]>;
}
