import { describe, expect, it } from "vitest";
import { partsClash } from "../../../designer/together/clash-words.ts";
import { mergeParts } from "../../../designer/together/merge-parts.ts";

const words = {
  "/zone": { en: "time zone", fr: "fuseau horaire" },
  "/week": { en: "week", fr: "semaine" },
  "/week/mon": { en: "Monday", fr: "lundi" },
};
const merging = (base: object, mine: object, theirs: object) =>
  mergeParts<object>(base, mine, theirs, { kind: "calendar", words, choices: undefined });
const joined = (base: object, mine: object, theirs: object) => merging(base, mine, theirs).document;

describe("two drafts that grew from one", () => {
  const base = { zone: "A", week: { mon: "9", tue: "9" }, days: [1] };

  it("are merged part by part, and mine stays where both changed the same", () => {
    const mine = { zone: "B", week: { mon: "8", tue: "9" }, days: [1] };
    const theirs = { zone: "C", week: { mon: "9", tue: "7" }, days: [1, 2] };
    expect(joined(base, mine, theirs)).toEqual({ zone: "B", week: { mon: "8", tue: "7" }, days: [1, 2] });
  });

  it("lose what one of them took away", () => {
    const { days: _, ...without } = base;
    expect(joined(base, without, base)).toEqual(without);
    expect(joined(base, base, without)).toEqual(without);
  });

  it("name what both changed, and both lists can stand together", () => {
    const mine = { ...base, zone: "B", days: [1, 2] };
    const theirs = { ...base, zone: "C", days: [1, 3] };
    const { clashes } = merging(base, mine, theirs);
    expect(clashes.map(({ pointer, both }) => [pointer, both])).toEqual([
      ["/zone", false],
      ["/days", true],
    ]);
    expect(clashes[0] && partsClash(words)(clashes[0])).toEqual({
      title: words["/zone"],
      mine: [{ en: "‘B’", fr: "« B »" }],
      theirs: [{ en: "‘C’", fr: "« C »" }],
    });
    const both = mergeParts<object>(base, mine, theirs, {
      kind: "calendar",
      words,
      choices: new Map([
        ["/zone", "theirs"],
        ["/days", "both"],
      ]),
    });
    expect(both.document).toMatchObject({ zone: "C", days: [1, 2, 3] });
  });
});
