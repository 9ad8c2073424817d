/** By what senders of a channel prove themselves; sealed with the desk's own secret. */
export interface ChannelSecretTable {
  /** Key of the channel. */
  channel: string;
  secret: string;
  /** The secret before, which counts too until `old_until`. */
  old_secret: string | null;
  old_until: number | null;
  at: number;
}

/** One thing that came by a channel, and what became of it; kept as long as the channel's log reaches. */
export interface ChannelInTable {
  id: string;
  channel: string;
  at: number;
  /**
   * taken: it stands on the ticket, or nothing was to be done. waiting: it is sound, and nothing can be made of it yet. repeated: it
   * was there before. refused: it did not pass.
   */
  status: "taken" | "waiting" | "repeated" | "refused";
  /** Why it is where it is: a code of ours; null: it was taken as it came. */
  why: string | null;
  /** What is said of that, as JSON: sentences in both languages. */
  detail: string | null;
  /** What the sender calls this delivery; null: it has no name. */
  delivery: string | null;
  /** What came, as it came; null: it is no longer kept, or nobody proved to have sent it. */
  body: string | null;
  /** In bytes. */
  size: number;
  /** Of what was drawn from it; empty: nothing was. */
  subject: string;
  sender: string;
  ticket: string | null;
}

/** The ticket that whatever is of one thread joins. */
export interface ChannelThreadTable {
  channel: string;
  /** Derives from what the sender calls it. */
  thread: string;
  ticket: string;
}

/** Whom a channel knows by a name of its own. */
export interface ChannelHandleTable {
  channel: string;
  handle: string;
  contact: string;
}
