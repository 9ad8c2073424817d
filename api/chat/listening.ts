import type { Accepted } from "../tickets/item.ts";
import type { Listening } from "./events.ts";

/** Tells visitors' pages what is said to them, whichever process has taken it in. */
export interface Chats {
  /** This conversation has as many pages as one may have, or the desk has. */
  readonly isFull: (visit: string) => boolean;
  /** From now on the page hears what it may know. */
  readonly join: (page: Listening) => void;
  /** What this process took in; after the commit. */
  readonly accepted: (accepted: readonly Accepted[]) => void;
  /** Something beside its words changed. */
  readonly changed: () => void;
  /** The visitor leaves: their pages hear no more. */
  readonly left: (visit: string) => void;
  readonly close: () => void;
}
