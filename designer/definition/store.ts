import { isJsonObject } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { shared } from "../commands/sharing.ts";
import { beginning, type History, rebased, recorded, redone, sealed, undone } from "../document/history.ts";
import { NOTHING } from "../document/selection.ts";
import type { ChangeOptions } from "./form.ts";

export interface DefinitionState<D> {
  readonly history: History<D>;
  readonly document: D;
  readonly said: { readonly text: Sentence; readonly count: number };
  readonly wanted: { readonly pointer: string; readonly count: number } | null;
  readonly readOnly: boolean;
}

/** One document with its steps of undo. Views read it through `subscribe`; only `change` writes it. */
export interface DefinitionStore<D> {
  readonly state: () => DefinitionState<D>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (next: D, options?: ChangeOptions) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Somebody else's changes come in, under every step of undo; no step of one's own. */
  readonly adopt: (rebase: (document: D) => D, text: Sentence) => void;
  /** A field was left: the next change is a step of its own. */
  readonly seal: () => void;
  /** Asks for a place: the form focuses it, the text shows it. */
  readonly open: (pointer: string) => void;
}

const CHANGED: Sentence = { en: "Changed", fr: "Modifié" };
const UNDONE: Sentence = { en: "Undone.", fr: "Annulé." };
const REDONE: Sentence = { en: "Redone.", fr: "Rétabli." };

export function createDefinitionStore<D>(opened: D, readOnly = false): DefinitionStore<D> {
  let state: DefinitionState<D> = {
    history: beginning(opened),
    document: opened,
    said: { text: { en: "", fr: "" }, count: 0 },
    wanted: null,
    readOnly,
  };
  const listeners = new Set<() => void>();
  const set = (next: Partial<DefinitionState<D>>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const say = (text: Sentence) => ({ text, count: state.said.count + 1 });
  const show = (history: History<D>, text?: Sentence) =>
    set({ history, document: history.present.document, ...(text && { said: say(text) }) });
  const back = (history: History<D> | null, done: Sentence, nothing: Sentence) =>
    history && !state.readOnly ? show(history, done) : set({ said: say(nothing) });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(wanted, { merge, said } = {}) {
      const next = shared(state.document, wanted);
      if (state.readOnly || next === state.document) return;
      const moment = {
        document: next,
        selection: NOTHING,
        title: said ?? CHANGED,
        merge: merge ?? typedPlace(state.document, next),
      };
      show(recorded(state.history, moment), said);
    },
    undo: () => back(undone(state.history), UNDONE, { en: "Nothing to undo.", fr: "Rien à annuler." }),
    redo: () => back(redone(state.history), REDONE, { en: "Nothing to redo.", fr: "Rien à rétablir." }),
    adopt: (rebase, text) => show(rebased(state.history, rebase), text),
    seal() {
      const history = sealed(state.history);
      if (history !== state.history) set({ history });
    },
    open: (pointer) => set({ wanted: { pointer, count: (state.wanted?.count ?? 0) + 1 } }),
  };
}

/** Where the one text or number stands that differs; null when more, or something else, does. */
export function typedPlace(before: unknown, after: unknown, at = ""): string | null {
  const typed = (value: unknown) => typeof value === "string" || typeof value === "number";
  if (typed(before) && typed(after)) return at;
  const entries = (value: unknown): [string, unknown][] | null =>
    Array.isArray(value) || isJsonObject(value) ? Object.entries(value) : null;
  const [old, now] = [entries(before), entries(after)];
  if (!old || !now || old.length !== now.length || Array.isArray(before) !== Array.isArray(after)) return null;
  const known = new Map(old);
  if (now.some(([key]) => !known.has(key))) return null;
  const changed = now.filter(([key, value]) => known.get(key) !== value);
  const [only] = changed;
  return only && changed.length === 1 ? typedPlace(known.get(only[0]), only[1], `${at}/${only[0]}`) : null;
}
