import type { Attachment } from "../../blueprints/message.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { FoundPlace } from "../contract/search.ts";

/** Parts of a ticket that are told apart by who may search them, and which counts more: `ownSubject` and `outside` are for its requester too. */
export const COLUMNS = ["subject", "ownSubject", "outside", "inside"] as const;
export type Column = (typeof COLUMNS)[number];

/** A message as far as a search looks into it. */
export interface SearchedMessage {
  readonly at: number;
  readonly public: boolean;
  readonly author: string;
  readonly sender: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Short names of people of the desk that it mentions: they are left out of what its requester reads. */
  readonly handles: readonly string[];
}

/** Everything of one ticket that has words. Messages come last first. */
export interface Material {
  readonly ticket: Ticket;
  readonly requester: { readonly name: string; readonly emails: readonly string[] } | null;
  readonly messages: readonly SearchedMessage[];
}

/** One text, where it stands, and who may find it. */
export interface Piece {
  readonly column: Column;
  readonly place: FoundPlace;
  /** Key of the field; the file's name says itself. */
  readonly field?: string;
  /** When and by whom it was written; absent: it is not a message's. */
  readonly at?: number;
  readonly by?: string;
  readonly text: string;
}

/** Something that operators ask for as a whole: `tag`, or `fields.product`, and its value. */
export interface Key {
  readonly name: string;
  readonly value: string;
}

/** One kind of thing that is searched: its texts, and what operators ask of it. To search in more, add a file and its line in the list. */
export interface Source {
  readonly pieces: (material: Material) => readonly Piece[];
  readonly keys?: (material: Material) => readonly Key[];
}
