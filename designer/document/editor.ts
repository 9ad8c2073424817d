import type { Blueprint } from "../../blueprints/blueprint.ts";
import { type Sentence, textIn } from "../../blueprints/text.ts";
import type { Change, Command } from "../commands/command.ts";
import { stateOf, transitionOf } from "../commands/edits.ts";
import {
  beginning,
  type History,
  type Moment,
  rebased,
  recorded,
  redone,
  sealed,
  selected,
  undone,
} from "./history.ts";
import { NOTHING, type Selection, sameSelection } from "./selection.ts";

/** What the editor holds. Views read it through {@link Editor.subscribe}; only commands write it. */
export interface EditorState {
  readonly history: History;
  readonly document: Blueprint;
  readonly selection: Selection;
  /** The last thing that happened, for the polite live region; `count` tells two equal sentences apart. */
  readonly said: { readonly text: Sentence; readonly count: number };
  /** What a place in the document should be opened: a pointer for the inspector, from a problem or a key. */
  readonly wanted: { readonly pointer: string; readonly count: number } | null;
  readonly readOnly: boolean;
  /** Sections drawn as one box. A way of looking: no change of the document. */
  readonly folded: ReadonlySet<string>;
}

export interface RunOptions {
  /** Edits with the same key in a row are one step of undo. */
  readonly merge?: string;
}

export interface Editor {
  readonly state: () => EditorState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly run: <P>(command: Command<P>, params: P, options?: RunOptions) => Change | null;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Somebody else's changes come in, under every step of undo; no step of one's own. */
  readonly adopt: (rebase: (document: Blueprint) => Blueprint, text: Sentence) => void;
  /** Ends a run of merged edits: called when a field loses focus. */
  readonly seal: () => void;
  readonly select: (selection: Selection) => void;
  /** Draws a section as one box, or its states again. */
  readonly fold: (section: string, folded: boolean) => void;
  readonly say: (text: Sentence) => void;
  readonly open: (pointer: string) => void;
}

const SILENT: Sentence = { en: "", fr: "" };

/** The selection without what the document no longer has. */
function present(document: Blueprint, selection: Selection): Selection {
  const states = selection.states.filter((id) => stateOf(document, id));
  const transitions = selection.transitions.filter((id) => transitionOf(document, id));
  const next = { states, transitions };
  return sameSelection(next, selection) ? selection : next;
}

/** Without the section of the one state that is selected: it cannot be seen inside. */
function shown({ document, folded }: EditorState, { states }: Selection): ReadonlySet<string> {
  const [only] = states;
  const around = states.length === 1 && document.sections?.find((it) => only !== undefined && it.states.includes(only));
  if (!around || !folded.has(around.id)) return folded;
  const next = new Set(folded);
  next.delete(around.id);
  return next;
}

/** The editor of one document: its history belongs to it and goes with it. */
export function createEditor(document: Blueprint, readOnly = false, history = beginning(document)): Editor {
  let state: EditorState = {
    history,
    document: history.present.document,
    selection: NOTHING,
    said: { text: SILENT, count: 0 },
    wanted: null,
    readOnly,
    folded: new Set(),
  };
  const listeners = new Set<() => void>();

  const set = (next: Partial<EditorState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const say = (text: Sentence) => ({ text, count: state.said.count + 1 });
  const show = (history: History, text: Sentence) => {
    const { document, selection } = history.present;
    set({ history, document, selection: present(document, selection), said: say(text) });
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(command, params, options = {}) {
      if (state.readOnly) return null;
      const change = command.apply(state.document, params);
      if (!change) return null;
      const moment: Moment = {
        document: change.document,
        selection: change.select ?? present(change.document, state.selection),
        title: command.title,
        merge: options.merge ?? null,
      };
      show(recorded(state.history, moment), change.said);
      return change;
    },
    undo() {
      const history = undone(state.history);
      if (!history || state.readOnly) return set({ said: say({ en: "Nothing to undo.", fr: "Rien à annuler." }) });
      const { en, fr } = state.history.present.title;
      show(history, { en: `Undone: ${en}.`, fr: `Annulé : ${fr}.` });
    },
    redo() {
      const history = redone(state.history);
      if (!history || state.readOnly) return set({ said: say({ en: "Nothing to redo.", fr: "Rien à rétablir." }) });
      const { en, fr } = history.present.title;
      show(history, { en: `Redone: ${en}.`, fr: `Rétabli : ${fr}.` });
    },
    adopt: (rebase, text) => show(rebased(state.history, rebase), text),
    seal() {
      const history = sealed(state.history);
      if (history !== state.history) set({ history });
    },
    select(selection) {
      const next = present(state.document, selection);
      if (sameSelection(next, state.selection)) return;
      set({ selection: next, history: selected(state.history, next), folded: shown(state, next) });
    },
    fold(section, folded) {
      const next = new Set(state.folded);
      if (folded) next.add(section);
      else next.delete(section);
      const name = state.document.sections?.find(({ id }) => id === section)?.name ?? "";
      const [en, fr] = [textIn(name, "en"), textIn(name, "fr")];
      set({
        folded: next,
        said: say(
          folded ? { en: `Folded ${en}.`, fr: `${fr} replié.` } : { en: `Unfolded ${en}.`, fr: `${fr} déplié.` },
        ),
      });
    },
    say: (text) => set({ said: say(text) }),
    open: (pointer) => set({ wanted: { pointer, count: (state.wanted?.count ?? 0) + 1 } }),
  };
}
