import type { Dialect } from "../db/dialect.ts";
import { postgresWords } from "./postgres-words.ts";
import { sqliteWords } from "./sqlite-words.ts";
import type { WordIndex } from "./words.ts";

/** The full-text search of the database in use. */
export const wordIndexOf = ({ name }: Dialect): WordIndex => (name === "sqlite" ? sqliteWords : postgresWords);
