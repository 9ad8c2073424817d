import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Selection } from "../document/selection.ts";

/** What an edit gives: the new document, the sentence for the live region, and what is selected afterwards. */
export interface Change {
  readonly document: Blueprint;
  readonly said: Sentence;
  readonly select?: Selection;
}

/**
 * One edit of a blueprint. Pure: the same document and parameters give the same change, and what it does not touch keeps its
 * identity (the canvas counts on it). Null: there is nothing to do.
 */
export interface Command<P> {
  readonly name: string;
  readonly title: Sentence;
  /** Key on canvas and outline, as {@link ../commands.ts} shows it; absent where only a form or the mouse starts it. */
  readonly key?: string;
  readonly apply: (document: Blueprint, params: P) => Change | null;
}
