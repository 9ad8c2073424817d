/** A visitor's conversation with the desk: one row for as long as their token serves. Instants in epoch ms. */
export interface ChatVisitTable {
  id: string;
  /** Key of the chat. */
  chat: string;
  /** The requester as whom the visitor speaks. */
  contact: string;
  /** 1: a requester who had signed in; 0: somebody of whom nothing is proved. */
  known: number;
  language: string;
  /** Where the next turn goes, and its place among those of the visit. */
  ticket: string;
  place: number;
  created_at: number;
  /** The visitor's page was last heard of; null: they have said that they leave. */
  here_at: number | null;
  left_at: number | null;
  /** Who typed, and when last. */
  typing_at: number;
  desk_typing_at: number;
  /** Up to which word the visitor's page has received them, and the visitor has had them in sight. */
  received: number;
  seen: number;
  /** Up to which word the desk has had them in sight. */
  desk_seen: number;
}

/** The tickets of a visit, in their order: a closed one is followed by another. */
export interface ChatTicketTable {
  ticket: string;
  visit: string;
  place: number;
}
