/** What a column of a file of contacts may be. */
export declare const CONTACT_COLUMNS: readonly [
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "customerNumber",
  "organization",
  "language",
  "kind",
];
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];
/** What the columns seem to be. Of two addresses or phones both are taken; of everything else the first. */
export declare function guessColumns(headings: readonly string[]): (ContactColumn | null)[];
