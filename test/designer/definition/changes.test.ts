import { describe, expect, it } from "vitest";
import { changesOf, mergedParts } from "../../../designer/definition/changes.ts";

const words = {
  "/zone": { en: "time zone", fr: "fuseau horaire" },
  "/days": { en: "days", fr: "jours" },
  "/week/mon": { en: "Monday", fr: "lundi" },
};

describe("what changed in a document", () => {
  it("is told part by part, in both languages", () => {
    const before = { zone: "A", week: { mon: [1], tue: [1] }, days: [1, 2] };
    const after = { zone: "B", week: { tue: [1] }, days: [2, 3, 4], extra: true };
    expect(changesOf(before, after, words).map((it) => [it.kind, it.element, it.text.en, it.text.fr])).toEqual([
      ["changed", "/zone", "time zone", "fuseau horaire"],
      ["changed", "/week/mon", "Monday: 1 gone", "lundi : 1 de moins"],
      ["changed", "/days", "days: 2 new, 1 gone", "jours : 2 de plus, 1 de moins"],
      ["added", "/extra", "extra", "extra"],
    ]);
  });

  it("tells another order from other things", () => {
    expect(changesOf({ days: [1, 2] }, { days: [2, 1] }, words)[0]?.text.en).toBe("days: another order");
  });

  it("is nothing between equal documents", () => {
    expect(changesOf({ days: [1] }, { days: [1] }, words)).toEqual([]);
  });
});

describe("two drafts that grew from one", () => {
  const base = { zone: "A", week: { mon: "9", tue: "9" }, days: [1] };

  it("are merged part by part, and mine stays where both changed the same", () => {
    const mine = { zone: "B", week: { mon: "8", tue: "9" }, days: [1] };
    const theirs = { zone: "C", week: { mon: "9", tue: "7" }, days: [1, 2] };
    expect(mergedParts(base, mine, theirs)).toEqual({ zone: "B", week: { mon: "8", tue: "7" }, days: [1, 2] });
  });

  it("lose what one of them took away", () => {
    const { days: _, ...without } = base;
    expect(mergedParts<object>(base, without, base)).toEqual(without);
    expect(mergedParts<object>(base, base, without)).toEqual(without);
  });
});
