import { describe, expect, it } from "vitest";
import { blueprintSchema } from "../../../blueprints/blueprint.ts";
import { placesOf } from "../../../designer/canvas/places.ts";
import { addState } from "../../../designer/commands/add-state.ts";
import { appendState } from "../../../designer/commands/append-state.ts";
import { applyFix } from "../../../designer/commands/apply-fix.ts";
import { clip, readClipping } from "../../../designer/commands/clipping.ts";
import { COMMANDS } from "../../../designer/commands/commands.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { duplicate } from "../../../designer/commands/duplicate.ts";
import { editTransition } from "../../../designer/commands/edit-transition.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { paste } from "../../../designer/commands/paste.ts";
import { recolour } from "../../../designer/commands/recolour.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { replaceDocument } from "../../../designer/commands/replace-document.ts";
import { reverse } from "../../../designer/commands/reverse.ts";
import { setFrom } from "../../../designer/commands/set-from.ts";
import { setTo } from "../../../designer/commands/set-to.ts";
import { financeBlueprint, small } from "../sample.ts";

describe("commands", () => {
  it("carry a name of their own and a title in both languages", () => {
    expect(new Set(COMMANDS.map((c) => c.name)).size).toBe(COMMANDS.length);
    for (const { title } of COMMANDS) {
      expect(title.en).not.toBe("");
      expect(title.fr).not.toBe("");
    }
  });

  it("adds a state in an open place, names it freely and selects it", () => {
    const once = addState.apply(small(), { at: [0, 0] });
    const twice = addState.apply(once?.document ?? small(), { at: [0, 0] });
    const added = twice?.document.states.slice(-2) ?? [];
    expect(added.map((s) => s.id)).toEqual(["new-state", "new-state-2"]);
    expect(added.map((s) => s.name)).toEqual([
      { en: "New state", fr: "Nouvel état" },
      { en: "New state 2", fr: "Nouvel état 2" },
    ]);
    expect(twice?.select).toEqual({ states: ["new-state-2"], transitions: [] });
    const places = [...placesOf(twice?.document ?? small()).values()].map(String);
    expect(new Set(places).size).toBe(places.length);
  });

  it("appends a state with its transition as one change", () => {
    const change = appendState.apply(small(), { from: "work" });
    expect(change?.document.states.at(-1)?.id).toBe("new-state");
    expect(change?.document.transitions.at(-1)).toMatchObject({ from: ["work"], to: "new-state" });
    expect(change?.said.en).toBe("Added state New state. Connected from Work.");
  });

  it("lets nothing leave a final state", () => {
    expect(appendState.apply(small(), { from: "done" })).toBeNull();
    expect(connect.apply(small(), { from: "done", to: "work" })).toBeNull();
    expect(reverse.apply(small(), { transition: "spam" })).toBeNull();
  });

  it("connects a state to itself", () => {
    expect(connect.apply(small(), { from: "work", to: "work" })?.document.transitions.at(-1)).toMatchObject({
      from: ["work"],
      to: "work",
    });
  });

  it("renames one language of a label and leaves the id", () => {
    const change = rename.apply(small(), { kind: "state", id: "work", language: "fr", name: " Boulot " });
    expect(change?.document.states[1]).toMatchObject({ id: "work", name: { en: "Work", fr: "Boulot" } });
    expect(rename.apply(small(), { kind: "state", id: "work", language: "en", name: "  " })).toBeNull();
    expect(rename.apply(small(), { kind: "state", id: "work", language: "en", name: "Work" })).toBeNull();
  });

  it("deletes a state with every trace of it", () => {
    const change = deleteSelection.apply(small(), { states: ["work"], transitions: [] });
    const next = change?.document;
    expect(next?.states.map((s) => s.id)).toEqual(["new", "done"]);
    expect(next?.transitions.map((t) => [t.id, t.from])).toEqual([
      ["finish", ["new"]],
      ["spam", "any"],
    ]);
    expect(next?.entry.into).toEqual({ new: "new" });
    expect(next?.states[1]?.reenter).toBeUndefined();
    expect(next?.layout).not.toHaveProperty("work");
    expect(change?.said.en).toBe("Deleted ‘Work’ and 1 transition.");
    expect(blueprintSchema.safeParse(next).success).toBe(true);
  });

  it("keeps the last state, and an entry that leads somewhere", () => {
    expect(deleteSelection.apply(small(), { states: ["new", "work", "done"], transitions: [] })).toBeNull();
    const next = deleteSelection.apply(small(), { states: ["new", "work"], transitions: [] })?.document;
    expect(next?.entry.into).toEqual({ new: "done" });
  });

  it("moves without touching anything but the layout", () => {
    const before = small();
    const next = moveStates.apply(before, { to: { work: [10.4, 20.6] } })?.document;
    expect(next?.layout?.work).toEqual([10, 21, "kept"]);
    expect(next?.states).toBe(before.states);
    expect(next?.transitions).toBe(before.transitions);
    expect(moveStates.apply(before, { to: { work: [320, 0] } })).toBeNull();
  });

  it("recolours, and goes back to the colour of the status", () => {
    const red = recolour.apply(small(), { states: ["work"], colour: "#b91c1c" })?.document;
    expect(red?.states[1]?.colour).toBe("#b91c1c");
    const back = recolour.apply(red ?? small(), { states: ["work"], colour: null })?.document;
    expect(back?.states[1]).not.toHaveProperty("colour");
    expect(recolour.apply(small(), { states: ["work"], colour: "red" })).toBeNull();
  });

  it("changes both ends of a transition", () => {
    expect(
      setFrom.apply(small(), { transition: "take", from: ["work", "gone"] })?.document.transitions[0]?.from,
    ).toEqual(["work"]);
    expect(setFrom.apply(small(), { transition: "take", from: [] })).toBeNull();
    expect(setFrom.apply(small(), { transition: "spam", from: ["work"] })?.document.transitions[2]).not.toHaveProperty(
      "except",
    );
    expect(setTo.apply(small(), { transition: "take", to: "done" })?.document.transitions[0]?.to).toBe("done");
    expect(reverse.apply(small(), { transition: "take" })?.document.transitions[0]).toMatchObject({
      from: ["work"],
      to: "new",
    });
  });

  it("takes a key away when a form empties it", () => {
    const asked = editTransition.apply(small(), { id: "take", patch: { during: [{ ask: "note", required: true }] } });
    expect(asked?.document.transitions[0]?.during).toHaveLength(1);
    const emptied = editTransition.apply(asked?.document ?? small(), { id: "take", patch: { during: undefined } });
    expect(emptied?.document.transitions[0]).toEqual(small().transitions[0]);
  });

  it("pastes under fresh ids and keeps what leads to states that still exist", () => {
    const before = financeBlueprint();
    const clipping = clip(before, { states: ["in-progress", "late"], transitions: [] });
    const next = paste.apply(before, { clipping: readClipping(JSON.stringify(clipping)) ?? clipping })?.document;
    expect(next?.states.length).toBe(before.states.length + 2);
    expect(new Set(next?.states.map((s) => s.id)).size).toBe(next?.states.length);
    expect(new Set(next?.transitions.map((t) => t.id)).size).toBe(next?.transitions.length);
    expect(blueprintSchema.safeParse(next).success).toBe(true);
    expect(readClipping("hello")).toBeNull();
    expect(readClipping('{"filrouge":"clipping"}')).toBeNull();
    const hostile = JSON.stringify(clipping).replace('"states":[{', '"states":[{"__proto__":{"x":1},');
    expect(readClipping(hostile)).toBeNull();
    expect(readClipping('{"filrouge":"clipping","states":[{}],"transitions":[],"places":{}}')).toBeNull();
  });

  it("duplicates what is selected and nothing else", () => {
    const next = duplicate.apply(small(), { states: ["work"], transitions: [] })?.document;
    expect(next?.states.map((s) => s.id)).toEqual(["new", "work", "done", "work-2"]);
    expect(next?.transitions).toEqual(small().transitions);
  });

  it("applies the edits of a fix, and refuses one that would break the grammar", () => {
    const title = { en: "Mark", fr: "Marquer" };
    const good = applyFix.apply(small(), {
      title,
      edits: [{ op: "replace", path: "/states/1/status", value: "hold" }],
    });
    expect(good?.document.states[1]?.status).toBe("hold");
    expect(
      applyFix.apply(small(), { title, edits: [{ op: "replace", path: "/states/1/status", value: "x" }] }),
    ).toBeNull();
    const listed = applyFix.apply(small(), {
      title,
      edits: [
        { op: "remove", path: "/transitions/2/except" },
        { op: "add", path: "/transitions/-", value: { id: "again", name: "Again", from: ["work"], to: "new" } },
      ],
    });
    expect(listed?.document.transitions.map((t) => t.id)).toEqual(["take", "finish", "spam", "again"]);
  });

  it("keeps the identity of what the JSON view did not change", () => {
    const before = financeBlueprint();
    const typed = structuredClone(before);
    const renamed = { ...typed, states: typed.states.map((s, at) => (at === 1 ? { ...s, name: "Other" } : s)) };
    const next = replaceDocument.apply(before, { to: renamed })?.document;
    expect(next?.states[0]).toBe(before.states[0]);
    expect(next?.states[1]?.name).toBe("Other");
    expect(next?.transitions).toBe(before.transitions);
    expect(replaceDocument.apply(before, { to: typed })).toBeNull();
  });
});
