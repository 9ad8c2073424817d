import { addState } from "../../designer/commands/add-state.ts";
import { alignRow } from "../../designer/commands/align-row.ts";
import { appendState } from "../../designer/commands/append-state.ts";
import { clip } from "../../designer/commands/clipping.ts";
import { connect } from "../../designer/commands/connect.ts";
import { deleteSelection } from "../../designer/commands/delete-selection.ts";
import { distributeDown } from "../../designer/commands/distribute-down.ts";
import { duplicate } from "../../designer/commands/duplicate.ts";
import { editSection } from "../../designer/commands/edit-section.ts";
import { editState } from "../../designer/commands/edit-state.ts";
import { editTransition } from "../../designer/commands/edit-transition.ts";
import { groupStates } from "../../designer/commands/group-states.ts";
import { moveStates } from "../../designer/commands/move-states.ts";
import { orderTransition } from "../../designer/commands/order-transition.ts";
import { paste } from "../../designer/commands/paste.ts";
import { recolour } from "../../designer/commands/recolour.ts";
import { rename } from "../../designer/commands/rename.ts";
import { reverse } from "../../designer/commands/reverse.ts";
import { setFrom } from "../../designer/commands/set-from.ts";
import { setTo } from "../../designer/commands/set-to.ts";
import { tidyUp } from "../../designer/commands/tidy-up.ts";
import { ungroupStates } from "../../designer/commands/ungroup-states.ts";
import type { Editor } from "../../designer/document/editor.ts";

/** One random command on whatever stands in the document now. */
export function act(editor: Editor, random: () => number): void {
  const { document } = editor.state();
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const state = pick(document.states)?.id ?? "";
  const other = pick(document.states)?.id ?? "";
  const transition = pick(document.transitions)?.id ?? "";
  const place = (): [number, number] => [Math.floor(random() * 2000), Math.floor(random() * 1200)];
  const some = { states: random() < 0.7 ? [state] : [state, other], transitions: random() < 0.3 ? [transition] : [] };
  const deeds: (() => unknown)[] = [
    () => editor.run(addState, random() < 0.5 ? {} : { at: place() }),
    () => editor.run(appendState, { from: state }),
    () => editor.run(connect, { from: state, to: other }),
    () => editor.run(rename, { kind: "state", id: state, language: "en", name: `Name ${Math.floor(random() * 99)}` }),
    () =>
      editor.run(rename, {
        kind: "transition",
        id: transition,
        language: "fr",
        name: `Nom ${Math.floor(random() * 99)}`,
      }),
    () => editor.run(recolour, { states: [state, other], colour: random() < 0.5 ? "#123456" : null }),
    () => editor.run(moveStates, { to: { [state]: place(), [other]: place() } }),
    () => editor.run(deleteSelection, random() < 0.4 ? some : { states: [], transitions: [transition] }),
    () => editor.run(duplicate, some),
    () => editor.run(paste, { clipping: clip(document, some) }),
    () => editor.run(setFrom, { transition, from: random() < 0.2 ? "any" : [state, other] }),
    () => editor.run(setTo, { transition, to: state }),
    () => editor.run(reverse, { transition }),
    () => editor.run(orderTransition, { transition, by: random() < 0.5 ? 1 : -1 }),
    () => editor.run(editState, { id: state, patch: { status: random() < 0.5 ? "open" : "hold", final: undefined } }),
    () =>
      editor.run(editTransition, { id: transition, patch: { during: random() < 0.5 ? [{ ask: "note" }] : undefined } }),
    () => editor.run(alignRow, [state, other]),
    () =>
      editor.run(
        distributeDown,
        document.states.slice(0, 4).map((s) => s.id),
      ),
    () => editor.run(groupStates, [state, other]),
    () => editor.run(ungroupStates, [state]),
    () =>
      editor.run(editSection, {
        id: pick(document.sections ?? [])?.id ?? "",
        patch: random() < 0.5 ? { colour: "#123456" } : { name: "Team" },
      }),
    () => editor.run(tidyUp, { places: { [state]: place() } }),
    () => editor.select(some),
  ];
  pick(deeds)?.();
}
