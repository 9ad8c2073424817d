/** Contacts that became one. `others` is a JSON list of ids; `was` and `became` say what the contacts held before, and the master after. */
export interface ContactMergeTable {
  id: string;
  master: string;
  others: string;
  was: string;
  became: string;
  by_actor: string;
  at: number;
  undone_at: number | null;
  /** All tickets have followed; after an undo: have gone back. */
  settled_at: number | null;
}

/** A ticket that followed its requester, and whose it was. */
export interface ContactMergeTicketTable {
  merge: string;
  ticket: string;
  was: string;
}

/** A file of contacts on its way in. One worker at a time holds the row while it takes the next part. */
export interface ContactImportTable {
  id: string;
  file: string;
  by_actor: string;
  uploaded_at: number;
  /** JSON list of what stands over its columns. */
  headings: string;
  /** Records of the file, and parts in which they lie. */
  total: number;
  parts: number;
  /** JSON: which column is what; null: nobody has started it. */
  settings: string | null;
  /** The part that comes next. */
  part: number;
  /** JSON: what has come of it so far. */
  report: string;
  started_at: number | null;
  finished_at: number | null;
}

/** Some records of such a file, as JSON; taken away when they are in. */
export interface ContactImportPartTable {
  import: string;
  part: number;
  records: string;
}
