/** What somebody else said of a mail after it had left: the server that took it, or whoever read it. */
export interface MailOutcomeTable {
  /** The name in its Message-ID. */
  reference: string;
  address: string;
  /** `refused`: by our own mail server at once; `complained`: its reader called it spam. */
  state: "refused" | "bounced" | "late" | "delivered" | "complained";
  at: number;
  /** As `5.1.1`; null: none was said. */
  code: string | null;
  /** What the other server said, in its words. */
  detail: string;
}

/** An address at which nothing arrives for good. */
export interface DeadAddressTable {
  address: string;
  since: number;
  code: string | null;
  detail: string;
}

/** An address whose reader is known to have written to the desk. */
export interface ProvenAddressTable {
  address: string;
  since: number;
}

/** What an address wants no more mails of. */
export interface UnsubscribedTable {
  address: string;
  kind: string;
  since: number;
}
