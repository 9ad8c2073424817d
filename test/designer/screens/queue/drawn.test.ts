import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawn } from "../../../../designer/screens/queue/queue-list.tsx";

const range = (startIndex: number, endIndex: number, count: number, overscan = 12) => ({
  startIndex,
  endIndex,
  count,
  overscan,
});

describe("what is drawn of a list", () => {
  it("is all of a short one, wherever it is looked at", () => {
    expect(drawn(range(40, 60, 100), 0)).toHaveLength(100);
  });

  it("is what is seen of a long one, and the row of the keyboard with its neighbours", () => {
    expect(drawn(range(500, 503, 50_000, 1), 7)).toEqual([6, 7, 8, 499, 500, 501, 502, 503, 504]);
    expect(drawn(range(0, 2, 50_000, 0), 49_999)).toEqual([0, 1, 2, 49_998, 49_999]);
  });

  it("holds no row twice, none that is not there, and never many", () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), fc.nat(60_000), (count, from, at) => {
        const start = Math.min(from, Math.max(0, count - 1));
        const rows = drawn(range(start, Math.min(start + 30, count - 1), count), Math.min(at, Math.max(0, count - 1)));
        expect(new Set(rows).size).toBe(rows.length);
        expect(rows.every((row) => row >= 0 && row < count)).toBe(true);
        expect(rows.length).toBeLessThanOrEqual(100);
        expect(rows).toEqual([...rows].sort((a, b) => a - b));
      }),
    );
  });
});
