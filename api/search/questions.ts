import type { WordsPart } from "../../blueprints/search/query.ts";
import type { Asked } from "./asked.ts";
import { keyText } from "./document.ts";
import { COLUMNS, type Column } from "./source.ts";
import type { Term, WordQuestion } from "./words.ts";

/** Whose words are looked at. Nobody finds by words that they may not read. */
export interface Reading {
  readonly columns: readonly Column[];
  /** The subject that they see. */
  readonly subject: Column;
}

export const INSIDE: Reading = { columns: COLUMNS, subject: "subject" };
export const OUTSIDE: Reading = { columns: ["ownSubject", "outside"], subject: "ownSubject" };

const termOf = ({ words, begins }: WordsPart, columns: readonly Column[]): Term => ({
  kind: "words",
  columns,
  words,
  begins,
});

/** The operators' values that the index knows. */
export const keysOf = ({ tests }: Asked, not: boolean): readonly Term[] =>
  tests.flatMap((test): readonly Term[] =>
    test.kind === "key" && test.not === not ? [{ kind: "key", key: keyText(test.key) }] : [],
  );

/** What must not be there. */
export const unwanted = (asked: Asked, { columns }: Reading): readonly (readonly Term[])[] => [
  ...asked.words.filter(({ not }) => not).map((part) => [termOf(part, columns)]),
  ...keysOf(asked, true).map((term) => [term]),
];

/** First those with every word in the subject, then the others. None: no words or keys are asked for. */
export function questionsOf(
  asked: Asked,
  reading: Reading,
): readonly { readonly tier: 1 | 2; readonly question: WordQuestion }[] {
  const wanted = asked.words.filter(({ not }) => !not);
  const keys = keysOf(asked, false);
  const none = unwanted(asked, reading);
  if (wanted.length === 0) return keys.length === 0 ? [] : [{ tier: 2, question: { all: keys, none } }];
  const inSubject = wanted.map((part) => termOf(part, [reading.subject]));
  const anywhere = wanted.map((part) => termOf(part, reading.columns));
  return [
    { tier: 1, question: { all: [...inSubject, ...keys], none } },
    { tier: 2, question: { all: [...anywhere, ...keys], none: [...none, inSubject] } },
  ];
}
