import { type RawBuilder, sql } from "kysely";
import { COLUMNS, type Column } from "./source.ts";
import type { Term, WordDocument, WordIndex, WordQuestion } from "./words.ts";

const WEIGHTS: { readonly [C in Column]: string } = { subject: "A", ownSubject: "B", outside: "C", inside: "D" };

/**
 * Words of subjects stand once more with this sign before them, first of all: what is looked for in subjects alone is found by the
 * index, which knows no weights.
 */
const SIGNS: { readonly [C in Column]?: string } = { subject: "§", ownSubject: "¤" };

/**
 * So many of the latest tickets are looked through before the index is asked: words that many have are found there. The second and
 * larger reach only where the first has found a part of what was wanted.
 */
const NEAR = [4_000, 40_000] as const;
const PART = 1 / 4;

/** What the database keeps of a word's places. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_383;

/** Each word with its places, of which one is left out between two pieces. Keys begin with a sign that no word has. */
function vectorText({ words, keys }: WordDocument): string {
  const places = new Map<string, string[]>();
  let at = 0;
  const place = (pieces: readonly (readonly string[])[], sign: string, weight: string) => {
    for (const piece of pieces) {
      for (const word of piece) {
        at += 1;
        const known = places.get(sign + word) ?? [];
        if (known.length === 0) places.set(sign + word, known);
        if (known.length < MOST_PLACES) known.push(`${Math.min(at, LAST_PLACE)}${weight}`);
      }
      at += 1;
    }
  };
  for (const column of COLUMNS) if (SIGNS[column]) place(words[column], SIGNS[column], "");
  for (const column of COLUMNS) place(words[column], "", WEIGHTS[column]);
  const lexemes = [...places].map(([word, where]) => `'${word}':${where.join(",")}`);
  return [...lexemes, ...keys.map((key) => `'=${key}'`)].join(" ");
}

/** A `tsvector` made of our own words: the database's parser has no part in it, so that both databases find the same. */
export const postgresWords: WordIndex = {
  put: async (db, documents) => {
    if (documents.length === 0) return;
    const numbers = documents.map(({ number }) => number);
    await sql`insert into ticket_words (number, words)
      select number, words::tsvector from unnest(${numbers}::bigint[], ${documents.map(vectorText)}::text[]) as given(number, words)
      on conflict (number) do update set words = excluded.words`.execute(db);
  },
  find: async (db, question, { before, limit, among }) => {
    const asked = sql`words @@ ${expression(question)}::tsquery`;
    const numbersOf = async (query: RawBuilder<{ number: number }>) =>
      (await query.execute(db)).rows.map(({ number }) => number);
    if (among)
      return numbersOf(sql`select number from ticket_words
        where ${asked} and number < ${before} and number = any(${among}) order by number desc limit ${limit}`);
    for (const reach of NEAR) {
      // Read in their order only as far as enough fit.
      const found = await numbersOf(sql`with near as materialized
        (select number, words from ticket_words where number < ${before} order by number desc limit ${reach})
        select number from near where ${asked} limit ${limit}`);
      if (found.length === limit) return found.sort((a, b) => b - a);
      if (found.length < limit * PART) break;
    }
    // Apart from their order, so that the database asks the index of words, and does not go down all numbers.
    return numbersOf(sql`with fit as materialized
      (select number from ticket_words where ${asked} and number < ${before})
      select number from fit order by number desc limit ${limit}`);
  },
};

const expression = ({ all, none }: WordQuestion): string =>
  [...all.map(termText), ...none.map((terms) => `!(${terms.map(termText).join(" & ")})`)].join(" & ");

function termText(term: Term): string {
  if (term.kind === "key") return `'=${term.key}'`;
  // Every column is no choice at all: the index alone can answer then.
  const weights = term.columns.length === COLUMNS.length ? "" : term.columns.map((column) => WEIGHTS[column]).join("");
  const [only, ...others] = term.columns;
  const sign = (only && others.length === 0 && SIGNS[only]) || "";
  const last = term.words.length - 1;
  const one = (word: string, index: number): string => {
    const label = `${term.begins && index === last ? "*" : ""}${sign === "" ? weights : ""}`;
    return `'${sign}${word}'${label === "" ? "" : `:${label}`}`;
  };
  return `(${term.words.map(one).join(" <-> ")})`;
}
