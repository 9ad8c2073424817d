import { describe, expect, test } from "vitest";
import { MOST_AT_ONCE } from "../../../../api/contract/rules.ts";
import { toggled } from "../../../../designer/screens/queue/use-selection.ts";

const shown = ["a", "b", "c", "d", "e"];
const chosen = (...ids: string[]) => new Set(ids);

describe("choosing tickets of a list", () => {
  test("one press chooses a row, the next lets it go", () => {
    expect(toggled(shown, chosen("a"), "c", null)).toEqual(chosen("a", "c"));
    expect(toggled(shown, chosen("a", "c"), "c", null)).toEqual(chosen("a"));
  });

  test("a range goes from the row before to this one, up or down, and becomes what this row becomes", () => {
    expect(toggled(shown, chosen("b"), "d", "b")).toEqual(chosen("b", "c", "d"));
    expect(toggled(shown, chosen("d"), "b", "d")).toEqual(chosen("b", "c", "d"));
    expect(toggled(shown, chosen("a", "b", "c", "d"), "c", "a")).toEqual(chosen("d"));
  });

  test("from a row that is no longer shown only this one is chosen", () => {
    expect(toggled(shown, chosen(), "c", "gone")).toEqual(chosen("c"));
  });

  test("never more than what can be done at once", () => {
    const many = Array.from({ length: MOST_AT_ONCE + 20 }, (_, index) => `t${index}`);
    expect(toggled(many, chosen("t0"), `t${many.length - 1}`, "t0").size).toBe(MOST_AT_ONCE);
  });
});
