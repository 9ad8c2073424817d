import { describe, expect, it } from "vitest";
import { addState } from "../../../designer/commands/add-state.ts";
import { moveStates } from "../../../designer/commands/move-states.ts";
import { setTo } from "../../../designer/commands/set-to.ts";
import { differences } from "../../../designer/document/differences.ts";
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
