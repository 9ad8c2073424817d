import { addNote } from "./add-note.ts";
import { addState } from "./add-state.ts";
import { alignColumn } from "./align-column.ts";
import { alignRow } from "./align-row.ts";
import { appendState } from "./append-state.ts";
import { applyFix } from "./apply-fix.ts";
import { connect } from "./connect.ts";
import { deleteNote } from "./delete-note.ts";
import { deleteSelection } from "./delete-selection.ts";
import { distributeAcross } from "./distribute-across.ts";
import { distributeDown } from "./distribute-down.ts";
import { duplicate } from "./duplicate.ts";
import { editBlueprint } from "./edit-blueprint.ts";
import { editNote } from "./edit-note.ts";
import { editSection } from "./edit-section.ts";
import { editState } from "./edit-state.ts";
import { editTransition } from "./edit-transition.ts";
import { groupStates } from "./group-states.ts";
import { insertPart } from "./insert-part.ts";
import { keepExample } from "./keep-example.ts";
import { makeCommon } from "./make-common.ts";
import { moveNote } from "./move-note.ts";
import { moveStates } from "./move-states.ts";
import { orderTransition } from "./order-transition.ts";
import { paste } from "./paste.ts";
import { recolour } from "./recolour.ts";
import { removeExample } from "./remove-example.ts";
import { rename } from "./rename.ts";
import { replaceDocument } from "./replace-document.ts";
import { reverse } from "./reverse.ts";
import { setFrom } from "./set-from.ts";
import { setTo } from "./set-to.ts";
import { tidyUp } from "./tidy-up.ts";
import { ungroupStates } from "./ungroup-states.ts";
import { updatePart } from "./update-part.ts";

/** Every edit of a blueprint. To add one: a file, and a line here; with a `press` its key and its line in the list of keys follow. */
export const COMMANDS = [
  addState,
  appendState,
  connect,
  rename,
  recolour,
  moveStates,
  alignColumn,
  alignRow,
  distributeAcross,
  distributeDown,
  groupStates,
  ungroupStates,
  editSection,
  addNote,
  editNote,
  moveNote,
  deleteNote,
  deleteSelection,
  duplicate,
  paste,
  insertPart,
  updatePart,
  setFrom,
  setTo,
  reverse,
  orderTransition,
  makeCommon,
  editState,
  editTransition,
  editBlueprint,
  keepExample,
  removeExample,
  tidyUp,
  applyFix,
  replaceDocument,
] as const;
