/** How far a mailbox has been fetched from its mail server. */
export interface MailFetchTable {
  /** Key of the mailbox. */
  mailbox: string;
  /** Sealed with the desk's secret; null: there is none. */
  password: string | null;
  /** For whom and where the password is: it is sent to nobody else. */
  account: string | null;
  password_at: number | null;
  /** Folder and account that the position below is of. */
  place: string | null;
  /** When fetching of this place began. */
  started_at: number | null;
  uid_validity: number | null;
  /** Every mail up to this one has been kept. */
  last_uid: number;
  /** Every mail up to this one has been marked or moved as the document says. */
  marked_uid: number;
  /** Mails kept since the beginning. */
  kept: number;
  /** How many the first look found; null once all of them have been kept. */
  found: number | null;
  look_at: number;
  lease_until: number;
  lease_by: string | null;
  /** The last look at which everything went well. */
  looked_at: number | null;
  /** What is wrong: a code of ours. */
  fault: string | null;
  fault_detail: string | null;
  failing_since: number | null;
  /** In a row. */
  failures: number;
}
