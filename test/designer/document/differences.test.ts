import { describe, expect, it } from "vitest";
import { addState } from "../../../designer/commands/add-state.ts";
import { deleteSelection } from "../../../designer/commands/delete-selection.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { setTo } from "../../../designer/commands/set-to.ts";
import { differences, merged } from "../../../designer/document/differences.ts";
import { small } from "../sample.ts";

const english = (before = small(), after = small()) =>
  differences(before, after).map((it) => `${it.kind} ${it.text.en}`);

describe("differences in words", () => {
  it("name each decision once", () => {
    const added = addState.apply(small(), {})?.document ?? small();
    const next = setTo.apply(added, { transition: "take", to: "done" })?.document ?? added;
    expect(english(small(), next)).toEqual(["added state ‘New state’", "changed ‘Take’: where it leads"]);
    expect(english(next, small())).toEqual(["removed state ‘New state’", "changed ‘Take’: where it leads"]);
  });

  it("leave places out", () => {
    expect(english(small(), moveStates.apply(small(), { to: { work: [1, 2] } })?.document)).toEqual([]);
  });
});

describe("two drafts that grew from one", () => {
  const base = small();
  const mine = rename.apply(base, { kind: "state", id: "work", language: "en", name: "Mine" })?.document ?? base;

  it("are put together where they touched different things", () => {
    const theirs =
      addState.apply(deleteSelection.apply(base, { states: [], transitions: ["take"] })?.document ?? base, {})
        ?.document ?? base;
    const both = merged(base, mine, theirs);
    expect(both.states.map((s) => s.id)).toEqual(["new", "work", "done", "new-state"]);
    expect(both.states[1]?.name).toMatchObject({ en: "Mine" });
    expect(both.transitions.map((t) => t.id)).toEqual(["finish", "spam"]);
  });

  it("keep mine where both touched the same thing", () => {
    const theirs = rename.apply(base, { kind: "state", id: "work", language: "en", name: "Theirs" })?.document ?? base;
    expect(merged(base, mine, theirs).states[1]?.name).toMatchObject({ en: "Mine" });
    expect(merged(base, base, theirs).states[1]?.name).toMatchObject({ en: "Theirs" });
  });
});
