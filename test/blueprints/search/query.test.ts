import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf, rangesOf } from "../../../blueprints/search/highlight.ts";
import { periodOf } from "../../../blueprints/search/moments.ts";
import { MOST_PARTS, parseQuery, type WordsPart } from "../../../blueprints/search/query.ts";
import { plainWords, tokensIn } from "../../../blueprints/search/tokens.ts";

/** Text as people and others type it: marks of the language among anything at all. */
const TYPED = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '"',
          "-",
          ":",
          "<",
          ">=",
          "status:",
          "tag:",
          "NEAR(",
          "*",
          "OR",
          " ",
          "«",
          "”",
          "%_\\",
          "\0",
          "#12",
        ),
        fc.string({ unit: "grapheme", maxLength: 6 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
);

describe("a query", () => {
  test("is parts and findings with their places, whatever is typed", () => {
    fc.assert(
      fc.property(TYPED, (typed) => {
        const { parts, findings } = parseQuery(typed);
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
        let end = 0;
        for (const part of parts) {
          expect(part.from).toBeGreaterThanOrEqual(end);
          expect(part.to).toBeGreaterThan(part.from);
          end = part.to;
          if (part.kind === "words") for (const word of part.words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        }
        expect(end).toBeLessThanOrEqual(typed.length);
        for (const { from, to } of findings) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(typed.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("has words, quotations, operators, and a minus before each", () => {
    const { parts, findings } = parseQuery('press -"not this" status:<solved -tag:"very big" https://a.example Straße');
    expect(findings).toEqual([]);
    expect(parts.map(({ kind, not }) => [kind, not])).toEqual([
      ["words", false],
      ["words", true],
      ["filter", false],
      ["filter", true],
      ["words", false],
      ["words", false],
    ]);
    expect(parts[2]).toMatchObject({ name: "status", comparison: "<", value: "solved", valueAt: { from: 25, to: 32 } });
    expect(parts[3]).toMatchObject({ name: "tag", comparison: "=", value: "very big" });
    expect(parts[4]).toMatchObject({ words: ["https", "a", "example"], begins: true });
    expect(parts[5]).toMatchObject({ words: ["strasse"] });
    expect(parseQuery('"to the letter"').parts[0]).toMatchObject({ begins: false });
    expect(parseQuery("« de suite » a").parts).toMatchObject([{ words: ["de", "suite"] }, { begins: false }]);
  });
});

describe("words", () => {
  test("are the same in every way to write them", () => {
    expect(plainWords("Œuvre ÉTÉ e\u0301te\u0301 ﬁn Łódź ΣΊΣΥΦΟΣ")).toBe("oeuvre ete ete fin lodz σισυφοσ");
    expect(tokensIn("漢字abc かな").map(({ word }) => word)).toEqual(["漢", "字", "abc", "か", "な"]);
    expect(tokensIn("x".repeat(500))[0]?.word).toHaveLength(64);
  });

  test("found in a text stand where their places say", () => {
    const parts = parseQuery('été "de la" ma').parts.filter((part): part is WordsPart => part.kind === "words");
    const text = "L’été de la maison";
    expect(rangesOf(text, parts).map(({ from, to }) => text.slice(from, to))).toEqual(["été", "de la", "maison"]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.nat(200), (around, at) => {
        const whole = `${around.slice(0, at)} Needle ${around.slice(at)}`;
        const needle = parseQuery("needle").parts.filter((part): part is WordsPart => part.kind === "words");
        const excerpt = excerptOf(whole, needle);
        expect(excerpt?.ranges.map(({ from, to }) => excerpt.text.slice(from, to).toLowerCase())).toContain("needle");
      }),
    );
  });
});

describe("a moment", () => {
  const NOW = Date.UTC(2026, 10, 23, 12);
  const DAY = 86_400_000;
  const midnight = Date.UTC(2026, 10, 23);

  test("is a day, a month or a year where the reader is, or how long ago", () => {
    expect(periodOf("=", "2026-11-23", NOW, 0)).toEqual({ from: midnight, to: midnight + DAY });
    expect(periodOf("=", "today", NOW, 60)).toEqual({ from: midnight - 3_600_000, to: midnight - 3_600_000 + DAY });
    expect(periodOf(">", "2026", NOW, 0)).toEqual({ from: Date.UTC(2027, 0, 1), to: null });
    expect(periodOf("<=", "2026-01", NOW, 0)).toEqual({ from: null, to: Date.UTC(2026, 1, 1) });
    expect(periodOf("<", "7d", NOW, 0)).toEqual({ from: NOW - 7 * DAY, to: null });
    expect(periodOf(">", "12h", NOW, 0)).toEqual({ from: null, to: NOW - DAY / 2 });
    for (const none of ["2026-02-31", "2026-13", "soon", "7y", "", "0001-01-01"])
      expect([none, periodOf("=", none, NOW, 0)]).toEqual([none, null]);
  });
});
