/** Somebody in a header of a mail. */
export interface MailPerson {
  readonly name: string;
  /** As it was written. */
  readonly address: string;
}

/** A part of a mail that is a file. */
export interface MailFile {
  readonly name: string;
  /** Without angle brackets; null: the mail shows it nowhere within. */
  readonly contentId: string | null;
  readonly bytes: Uint8Array;
}

/** What a report says of one address. */
export interface ReportedRecipient {
  /** Empty: it does not say whose. */
  readonly address: string;
  readonly action: "failed" | "delayed" | "delivered" | "complained";
  /** As `5.1.1`. */
  readonly code: string | null;
  /** What the other server said. */
  readonly said: string;
}

/** What says what became of a mail of ours: that it could not be delivered, is late, has arrived, or was called spam. */
export interface Bounce {
  /** Message-IDs of what came back. */
  readonly of: readonly string[];
  /** It will never arrive; false: it is late, or it has arrived. */
  readonly final: boolean;
  /** Its reader called it spam. */
  readonly complaint: boolean;
  readonly recipients: readonly ReportedRecipient[];
}

/** A mail that hangs on another one as a file, as far as it says who wrote what. */
export interface EnclosedMail {
  readonly from: MailPerson;
  readonly subject: string;
  readonly text: string;
}

/** A mail as it was read: words, files and the headers that we go by. Nothing of it is believed yet. */
export interface ParsedMail {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Everybody in every From: there must be one. */
  readonly from: readonly MailPerson[];
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Values by their name in small letters, in the order of the mail. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bounce: Bounce | null;
  /** The one mail that it hands on as a file; null: there is none, or several, or it has no one sender. */
  readonly enclosed: EnclosedMail | null;
  readonly files: readonly MailFile[];
}

/** Every value of a header. */
export const headersOf = ({ headers }: Pick<ParsedMail, "headers">, name: string): readonly string[] =>
  headers.flatMap(([one, value]) => (one === name ? [value] : []));

/** Why a mail could not be read. */
export const UNREADABLE = ["unreadable", "tooSlow", "tooManyParts"] as const;
export type Unreadable = (typeof UNREADABLE)[number];
