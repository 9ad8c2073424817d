/** One mail that has come to a support address. Its bytes are kept as they came, under `raw`. */
export interface MailInTable {
  /** Derives from mailbox and mail, so that the same mail is one row however often it comes. */
  id: string;
  /** Key of the mailbox. */
  mailbox: string;
  at: number;
  /** Of the envelope; empty: a machine that wants no answer. */
  sender: string;
  recipient: string;
  raw: string;
  size: number;
  /** The mail without the traces of its way: the same of one that is delivered twice. Null: it has not been read. */
  identity: string | null;
  message_id: string | null;
  from_address: string;
  from_name: string;
  subject: string;
  status: "waiting" | "taken" | "quarantined" | "refused";
  /** Why it is where it is; null: it was taken as it came. */
  why: string | null;
  detail: string | null;
  /** What kind of machine wrote it; null: a person. */
  automatic: string | null;
  ticket: string | null;
  attempts: number;
  /** When it is looked at next; null: never again by itself. */
  look_at: number | null;
  /** Who released or refused it. */
  by_actor: string | null;
  settled_at: number | null;
}
