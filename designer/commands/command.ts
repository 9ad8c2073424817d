import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Selection } from "../document/selection.ts";

/** What an edit gives: the new document, the sentence for the live region, and what is selected afterwards. */
export interface Change {
  readonly document: Blueprint;
  readonly said: Sentence;
  readonly select?: Selection;
}

/** A key that does a command with what is selected. Several spellings of one thing: `n`, `Ctrl+d`, `Shift+Alt+t`. */
export interface Press {
  readonly keys: readonly string[];
  readonly on: (document: Blueprint, selection: Selection) => Change | null;
  /** It needs so many selected states; absent: it says by itself what it needs. */
  readonly least?: number;
  /** What it adds gets its name at once, by typing. */
  readonly names?: "state" | "section";
}

/**
 * One edit of a blueprint. Pure: the same document and parameters give the same change, and what it does not touch keeps its
 * identity (the canvas counts on it). Null: there is nothing to do.
 */
export interface Command<P> {
  readonly name: string;
  readonly title: Sentence;
  /** For what needs nothing but the selection: its keys on canvas and outline. The list of keys follows. */
  readonly press?: Press;
  readonly apply: (document: Blueprint, params: P) => Change | null;
}
