/** What is selected in canvas, outline and JSON view alike: ids of states and of transitions. */
export interface Selection {
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

export const NOTHING: Selection = { states: [], transitions: [] };

export const oneState = (id: string): Selection => ({ states: [id], transitions: [] });
export const oneTransition = (id: string): Selection => ({ states: [], transitions: [id] });

/** How many things are selected. */
export const sizeOf = (selection: Selection): number => selection.states.length + selection.transitions.length;

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

export const sameSelection = (a: Selection, b: Selection): boolean =>
  a === b || (sameList(a.states, b.states) && sameList(a.transitions, b.transitions));
