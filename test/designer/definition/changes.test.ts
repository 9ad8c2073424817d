import { describe, expect, it } from "vitest";
import { changesOf } from "../../../designer/definition/changes.ts";

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
