import { describe, expect, it } from "vitest";
import { guided } from "../../../designer/canvas/guides.ts";
import { alignColumn } from "../../../designer/commands/align-column.ts";
import { alignRow } from "../../../designer/commands/align-row.ts";
import { distributeAcross } from "../../../designer/commands/distribute-across.ts";
import { distributeDown } from "../../../designer/commands/distribute-down.ts";
import { small } from "../sample.ts";

const at = (layout: Record<string, [number, number]>) => ({ ...small(), layout });
const ALL = ["new", "work", "done"];

describe("standing in line", () => {
  it("puts states in the column where most of them stand, without one on another", () => {
    const before = at({ new: [0, 0], work: [20, 10], done: [20, 300] });
    expect(alignColumn.apply(before, ALL)?.document.layout).toEqual({
      new: [20, 0, "kept"],
      work: [20, 88, "kept"],
      done: [20, 300, "kept"],
    });
  });

  it("puts states in one row, and leaves what stands in it already", () => {
    const before = at({ new: [0, 40], work: [320, 0], done: [640, 40] });
    const next = alignRow.apply(before, ALL)?.document;
    expect(next?.layout).toEqual({ new: [0, 40, "kept"], work: [320, 40, "kept"], done: [640, 40, "kept"] });
    expect(next?.states).toBe(before.states);
    expect(alignRow.apply(next ?? before, ALL)).toBeNull();
    expect(alignRow.apply(before, ["work", "gone"])).toBeNull();
  });

  it("spaces three states evenly between the first and the last", () => {
    const before = at({ new: [0, 0], work: [300, 10], done: [640, 400] });
    expect(distributeAcross.apply(before, ALL)?.document.layout).toMatchObject({
      work: [320, 10, "kept"],
      done: [640, 400, "kept"],
    });
    expect(distributeDown.apply(before, ALL)?.document.layout).toMatchObject({ work: [300, 200, "kept"] });
    expect(distributeDown.apply(before, ["new", "work"])).toBeNull();
  });

  it("makes room where there is none between the first and the last", () => {
    const before = at({ new: [0, 0], work: [10, 0], done: [20, 0] });
    expect(distributeAcross.apply(before, ALL)?.document.layout).toEqual({
      new: [0, 0, "kept"],
      work: [214, 0, "kept"],
      done: [428, 0, "kept"],
    });
  });

  it("shows a line where a dragged state comes near the line of another, and says how far it is", () => {
    const shown = guided(
      [[318, 140]],
      [
        [320, 0],
        [640, 0],
      ],
    );
    expect(shown.by).toEqual([2, 0]);
    expect(shown.guides).toEqual([{ axis: "x", at: 415, from: -16, to: 220 }]);
    expect(guided([[300, 140]], [[320, 0]])).toEqual({ guides: [], by: [0, 0] });
    expect(guided([[300, 140]], [])).toEqual({ guides: [], by: [0, 0] });
  });
});
