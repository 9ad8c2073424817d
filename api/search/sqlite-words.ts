import { sql } from "kysely";
import { COLUMNS, type Column } from "./source.ts";
import type { Term, WordDocument, WordIndex, WordQuestion } from "./words.ts";

const NAMES: { readonly [C in Column]: string } = {
  subject: "subject",
  ownSubject: "own_subject",
  outside: "outside",
  inside: "inside",
};

/** Stands between two pieces, so that nothing is found across them. No text has it as a word. */
const BREAK = " ¶ ";

const columnText = (document: WordDocument, column: Column): string =>
  document.words[column].map((words) => words.join(" ")).join(BREAK);

/**
 * Words of subjects stand once more among the keys, each with this sign before it: what is looked for in subjects alone is found
 * without looking at the many tickets that have it elsewhere.
 */
const SIGNS: { readonly [C in Column]?: string } = { subject: "§", ownSubject: "¤" };

const signed = (document: WordDocument, column: Column): string =>
  document.words[column].map((words) => words.map((word) => `${SIGNS[column] ?? ""}${word}`).join(" ")).join(BREAK);

const keysText = (document: WordDocument): string =>
  [signed(document, "subject"), signed(document, "ownSubject"), document.keys.join(" ")].join(BREAK);

/** FTS5. Its document numbers are the tickets', so that the highest come first without being sorted. */
export const sqliteWords: WordIndex = {
  put: async (db, documents) => {
    for (const document of documents) {
      const texts = COLUMNS.map((column) => columnText(document, column));
      await sql`insert or replace into ticket_words (rowid, subject, own_subject, outside, inside, keys)
        values (${document.number}, ${sql.join(texts)}, ${keysText(document)})`.execute(db);
    }
  },
  find: async (db, question, { before, limit, among }) => {
    const one = among ? sql`and rowid in (select value from json_each(${JSON.stringify(among)}))` : sql``;
    const { rows } = await sql<{ number: number }>`select rowid as number from ticket_words
      where ticket_words match ${expression(question)} and rowid < ${before} ${one}
      order by rowid desc limit ${limit}`.execute(db);
    return rows.map(({ number }) => number);
  },
};

const expression = ({ all, none }: WordQuestion): string =>
  [all.map(termText).join(" AND "), ...none.map((terms) => `(${terms.map(termText).join(" AND ")})`)]
    .map((part, index) => (index === 0 ? `(${part})` : part))
    .join(" NOT ");

/** Words are letters and digits, so a quotation holds them whatever they are. */
function termText(term: Term): string {
  if (term.kind === "key") return `keys : "${term.key}"`;
  const [only, ...others] = term.columns;
  const sign = only && others.length === 0 ? SIGNS[only] : undefined;
  const begins = term.begins ? " *" : "";
  if (sign) return `keys : "${term.words.map((word) => sign + word).join(" ")}"${begins}`;
  const columns = term.columns.map((column) => NAMES[column]).join(" ");
  return `{${columns}} : "${term.words.join(" ")}"${begins}`;
}
