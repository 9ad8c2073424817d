/** Who wrote a word, seen from the desk. `machine`: an out-of-office, a bounce, an alert. */
export type AuthorKind = "requester" | "cc" | "agent" | "thirdParty" | "rule" | "machine";

/** An attachment is a reference to a stored file. `size` in bytes. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** The name under which the message's own HTML shows it, as `cid:` says it. Absent: it is shown nowhere within. */
  readonly contentId?: string;
}

/** The envelope and words of one message; calls and chat turns are messages too. `at` is epoch ms. */
export interface Message {
  readonly id: string;
  readonly at: number;
  /** False: an internal note, which no requester ever sees. */
  readonly public: boolean;
  readonly channel: string;
  readonly author: string;
  readonly authorKind: AuthorKind;
  readonly from: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  /** A machine wrote it: it is kept and shown, and opens nothing, starts no clock. */
  readonly automatic: boolean;
  /** Markdown. */
  readonly text: string;
  /** HTML as it came from outside, never made safe; `text` says the same in words. Absent: it came as text. */
  readonly html?: string;
  readonly attachments: readonly Attachment[];
  /** Of a word in a private thread with a third party: the thread. Nobody outside reads it but that third party. Absent: it is in none. */
  readonly thread?: string;
}

/** A message as it comes to the door: `id` and `at` are the event's when absent. */
export type NewMessage = Pick<Message, "public" | "authorKind" | "text"> &
  Partial<Omit<Message, "public" | "authorKind" | "text">>;
