import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Example } from "../../blueprints/example.ts";
import { addNote } from "../../designer/commands/add-note.ts";
import { addState } from "../../designer/commands/add-state.ts";
import { alignColumn } from "../../designer/commands/align-column.ts";
import { alignRow } from "../../designer/commands/align-row.ts";
import { appendState } from "../../designer/commands/append-state.ts";
import { applyFix } from "../../designer/commands/apply-fix.ts";
import { clip } from "../../designer/commands/clipping.ts";
import { connect } from "../../designer/commands/connect.ts";
import { deleteNote } from "../../designer/commands/delete-note.ts";
import { deleteSelection } from "../../designer/commands/delete-selection.ts";
import { distributeAcross } from "../../designer/commands/distribute-across.ts";
import { distributeDown } from "../../designer/commands/distribute-down.ts";
import { duplicate } from "../../designer/commands/duplicate.ts";
import { editBlueprint } from "../../designer/commands/edit-blueprint.ts";
import { editNote } from "../../designer/commands/edit-note.ts";
import { editSection } from "../../designer/commands/edit-section.ts";
import { editState } from "../../designer/commands/edit-state.ts";
import { editTransition } from "../../designer/commands/edit-transition.ts";
import { groupStates } from "../../designer/commands/group-states.ts";
import { insertPart } from "../../designer/commands/insert-part.ts";
import { keepExample } from "../../designer/commands/keep-example.ts";
import { makeCommon } from "../../designer/commands/make-common.ts";
import { moveNote } from "../../designer/commands/move-note.ts";
import { moveStates } from "../../designer/commands/move-states.ts";
import { orderTransition } from "../../designer/commands/order-transition.ts";
import { paste } from "../../designer/commands/paste.ts";
import { recolour } from "../../designer/commands/recolour.ts";
import { removeExample } from "../../designer/commands/remove-example.ts";
import { rename } from "../../designer/commands/rename.ts";
import { replaceDocument } from "../../designer/commands/replace-document.ts";
import { reverse } from "../../designer/commands/reverse.ts";
import { setFrom } from "../../designer/commands/set-from.ts";
import { setTo } from "../../designer/commands/set-to.ts";
import { tidyUp } from "../../designer/commands/tidy-up.ts";
import { ungroupStates } from "../../designer/commands/ungroup-states.ts";
import { updatePart } from "../../designer/commands/update-part.ts";
import type { Editor } from "../../designer/document/editor.ts";
import type { Selection } from "../../designer/document/selection.ts";
import { plainPart } from "../../designer/parts/plain-part.ts";

/** What chance has chosen for one command: things that stand in the document now, and places. */
interface Dice {
  readonly document: Blueprint;
  readonly state: string;
  readonly other: string;
  readonly transition: string;
  readonly note: string;
  readonly some: Selection;
  readonly place: () => [number, number];
  readonly often: boolean;
  readonly number: number;
}

const PART = plainPart("approval", "Approval");
const NEWER: typeof PART = { ...PART, states: [...PART.states, { id: "appealed", name: "Appealed", status: "open" }] };
const EXAMPLE = { name: "Kept", given: { subject: "Broken" }, when: [], expect: {} } as unknown as Example;

/** Every command with something to do it with, by its name: a test holds that none is missing. */
export const DEEDS: { readonly [command: string]: (editor: Editor, dice: Dice) => unknown } = {
  addState: (editor, { often, place }) => editor.run(addState, often ? {} : { at: place() }),
  appendState: (editor, { state }) => editor.run(appendState, { from: state }),
  connect: (editor, { state, other }) => editor.run(connect, { from: state, to: other }),
  rename: (editor, { often, state, transition, number }) =>
    editor.run(
      rename,
      often
        ? { kind: "state", id: state, language: "en", name: `Name ${number}` }
        : { kind: "transition", id: transition, language: "fr", name: `Nom ${number}` },
    ),
  recolour: (editor, { state, other, often }) =>
    editor.run(recolour, {
      states: [state, other],
      colour: often ? "#123456" : null,
    }),
  moveStates: (editor, { state, other, place }) =>
    editor.run(moveStates, { to: { [state]: place(), [other]: place() } }),
  alignColumn: (editor, { state, other }) => editor.run(alignColumn, [state, other]),
  alignRow: (editor, { state, other }) => editor.run(alignRow, [state, other]),
  distributeAcross: (editor, { document }) =>
    editor.run(
      distributeAcross,
      document.states.slice(0, 4).map(({ id }) => id),
    ),
  distributeDown: (editor, { document }) =>
    editor.run(
      distributeDown,
      document.states.slice(0, 4).map(({ id }) => id),
    ),
  groupStates: (editor, { state, other }) => editor.run(groupStates, [state, other]),
  ungroupStates: (editor, { state }) => editor.run(ungroupStates, [state]),
  editSection: (editor, { document, often, number }) =>
    editor.run(editSection, {
      id: document.sections?.[number % document.sections.length]?.id ?? "",
      patch: often ? { colour: "#123456" } : { name: `Team ${number}` },
    }),
  addNote: (editor, { state, often }) => editor.run(addNote, often ? { state } : {}),
  editNote: (editor, { note, often, number }) =>
    editor.run(
      editNote,
      often ? { id: note, says: { text: `Ask ${number}`, language: "fr" } } : { id: note, colour: "#3b82f6" },
    ),
  moveNote: (editor, { note, place }) => editor.run(moveNote, { id: note, to: place() }),
  deleteNote: (editor, { note }) => editor.run(deleteNote, { id: note }),
  deleteSelection: (editor, { some, often, transition }) =>
    editor.run(deleteSelection, often ? { states: [], transitions: [transition] } : some),
  duplicate: (editor, { some }) => editor.run(duplicate, some),
  paste: (editor, { document, some }) => editor.run(paste, { clipping: clip(document, some) }),
  insertPart: (editor) => editor.run(insertPart, { part: PART, version: 1 }),
  updatePart: (editor, { document }) =>
    editor.run(updatePart, {
      ...{ section: document.sections?.find(({ from }) => from)?.id ?? "", was: PART, now: NEWER },
      version: 2,
    }),
  setFrom: (editor, { transition, state, other, often }) =>
    editor.run(setFrom, {
      transition,
      from: often ? [state, other] : "any",
    }),
  setTo: (editor, { transition, state }) => editor.run(setTo, { transition, to: state }),
  reverse: (editor, { transition }) => editor.run(reverse, { transition }),
  orderTransition: (editor, { transition, often }) => editor.run(orderTransition, { transition, by: often ? 1 : -1 }),
  makeCommon: (editor, { transition, often }) =>
    editor.run(makeCommon, { transitions: [transition], everywhere: often }),
  editState: (editor, { state, often }) =>
    editor.run(editState, {
      ...{ id: state, patch: { status: often ? "open" : "hold", final: undefined } },
    }),
  editTransition: (editor, { transition, often }) =>
    editor.run(editTransition, {
      ...{ id: transition, patch: { during: often ? [{ ask: "note" }] : undefined } },
    }),
  editBlueprint: (editor, { number }) => editor.run(editBlueprint, { patch: { name: `Process ${number}` } }),
  keepExample: (editor, { document }) => editor.run(keepExample, { example: document.examples?.[0] ?? EXAMPLE }),
  removeExample: (editor, { number }) => editor.run(removeExample, { index: number % 3 }),
  tidyUp: (editor, { state, place }) => editor.run(tidyUp, { places: { [state]: place() } }),
  applyFix: (editor, { number }) =>
    editor.run(applyFix, {
      title: { en: "Name it", fr: "Le nommer" },
      edits: [{ op: "replace", path: "/states/0/name", value: `First ${number}` }],
    }),
  replaceDocument: (editor, { document, number }) =>
    editor.run(replaceDocument, {
      to: { ...structuredClone(document), name: { en: `Typed ${number}`, fr: "Saisi" } },
    }),
};

/** One command, or another selection, on whatever stands in the document now. */
export function act(editor: Editor, random: () => number, name?: string): void {
  const { document } = editor.state();
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const state = pick(document.states)?.id ?? "";
  const other = pick(document.states)?.id ?? "";
  const transition = pick(document.transitions)?.id ?? "";
  const place = (): [number, number] => [Math.floor(random() * 2000), Math.floor(random() * 1200)];
  const some = { states: random() < 0.7 ? [state] : [state, other], transitions: random() < 0.3 ? [transition] : [] };
  const dice: Dice = {
    ...{ document, state, other, transition, place, some },
    note: pick(document.notes ?? [])?.id ?? "",
    often: random() < 0.6,
    number: Math.floor(random() * 99),
  };
  const deed = name === undefined ? pick([...Object.values(DEEDS), () => editor.select(some)]) : DEEDS[name];
  deed?.(editor, dice);
}
