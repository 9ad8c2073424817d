import { describe, expect, test } from "vitest";
import { afterPowerCut, type DiskStep, type Left } from "./disk.ts";

const written = (at: number, text: string): DiskStep => ({
  type: "written",
  file: "x.db",
  at,
  bytes: Buffer.from(text),
});
const steps: readonly DiskStep[] = [
  written(0, "one"),
  { type: "synced", file: "x.db" },
  written(3, "two"),
  { type: "told", events: ["e"] },
  { type: "cut", file: "x.db", to: 2 },
];
const left = (end: number, what: Left, chance = 0.9) =>
  afterPowerCut(new Map(), steps, end, what, () => chance)
    .get("x.db")
    ?.toString();

describe("a disk after a power cut", () => {
  test("keeps what was synced and, at worst, nothing else", () => {
    expect(left(5, "nothing")).toBe("one");
    expect(left(1, "nothing")).toBeUndefined();
  });

  test("may keep everything, in order", () => {
    expect(left(4, "everything")).toBe("onetwo");
    expect(left(5, "everything")).toBe("on");
  });

  test("may keep some sectors of what was not synced", () => {
    expect(left(4, "sectors", 0.1)).toBe("onetwo");
    expect(left(4, "sectors", 0.9)).toBe("one");
  });

  test("starts from what lay there before", () => {
    const before = new Map([["x.db", Buffer.from("------")]]);
    expect(
      afterPowerCut(before, steps, 2, "nothing", () => 1)
        .get("x.db")
        ?.toString(),
    ).toBe("one---");
  });
});
