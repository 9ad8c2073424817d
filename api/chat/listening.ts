import type { Accepted } from "../tickets/item.ts";
import type { Listening } from "./events.ts";

/** Tells visitors' pages what is said to them, whichever process has taken it in. */
export interface Chats {
  /** From now on the page hears what it may know; false: this conversation has too many pages, or the desk has. */
  readonly join: (page: Listening) => boolean;
  /** What this process took in; after the commit. */
  readonly accepted: (accepted: readonly Accepted[]) => void;
  /** Something beside its words changed. */
  readonly changed: () => void;
  /** The visitor leaves: their pages hear no more. */
  readonly left: (visit: string) => void;
  readonly close: () => void;
}
