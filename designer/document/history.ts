import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { shared } from "../commands/sharing.ts";
import type { Selection } from "./selection.ts";

/** One version of the document with what was selected in it, and the name of the command that made it. */
export interface Moment<D = Blueprint> {
  readonly document: D;
  readonly selection: Selection;
  readonly title: Sentence;
  /** Edits with the same key in a row (typing in one field) make one moment. */
  readonly merge: string | null;
}

/** Undo is a list of documents: a document is small, and untouched parts are shared between versions. */
export interface History<D = Blueprint> {
  readonly past: readonly Moment<D>[];
  readonly present: Moment<D>;
  readonly future: readonly Moment<D>[];
}

const LONGEST = 1000;

export const beginning = <D>(document: D): History<D> => ({
  past: [],
  present: { document, selection: { states: [], transitions: [] }, title: { en: "Opened", fr: "Ouvert" }, merge: null },
  future: [],
});

/** The next moment; it takes the place of the present one when both carry the same merge key. */
export function recorded<D>(history: History<D>, moment: Moment<D>): History<D> {
  const merges = moment.merge !== null && moment.merge === history.present.merge && history.future.length === 0;
  return {
    past: merges ? history.past : [...history.past, history.present].slice(-LONGEST),
    present: moment,
    future: [],
  };
}

/** A later edit with the same key starts a moment of its own. */
export const sealed = <D>(history: History<D>): History<D> =>
  history.present.merge === null ? history : { ...history, present: { ...history.present, merge: null } };

/** Every step as `rebase` makes it: what somebody else did meanwhile stands in each of them, and undo does not take it back. */
export const rebased = <D>(history: History<D>, rebase: (document: D) => D): History<D> => {
  const moved = (moment: Moment<D>): Moment<D> => ({
    ...moment,
    document: shared(moment.document, rebase(moment.document)),
  });
  return { past: history.past.map(moved), present: moved(history.present), future: history.future.map(moved) };
};

export const selected = (history: History, selection: Selection): History => ({
  ...history,
  present: { ...history.present, selection },
});

export function undone<D>(history: History<D>): History<D> | null {
  const last = history.past.at(-1);
  return last
    ? {
        past: history.past.slice(0, -1),
        present: { ...last, merge: null },
        future: [history.present, ...history.future],
      }
    : null;
}

export function redone<D>(history: History<D>): History<D> | null {
  const [next, ...rest] = history.future;
  return next ? { past: [...history.past, history.present], present: { ...next, merge: null }, future: rest } : null;
}
