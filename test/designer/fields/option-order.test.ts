import { describe, expect, test } from "vitest";
import type { Option } from "../../../blueprints/field-kinds/limits.ts";
import { verify } from "../../../blueprints/verify.ts";
import { branchOf, depthOf, type Move, moved } from "../../../designer/fields/option-order.ts";

/** "a", ".b" (under a), "..c" (under b): one option a line. */
function options(...lines: readonly string[]): readonly Option[] {
  const above: string[] = [];
  return lines.map((line) => {
    const depth = line.lastIndexOf(".") + 1;
    const value = line.slice(depth);
    above[depth] = value;
    const under = depth > 0 ? above[depth - 1] : undefined;
    return { value, name: value.toUpperCase(), ...(under !== undefined && { under }) };
  });
}
const lines = (list: readonly Option[]): readonly string[] =>
  list.map((option) => `${".".repeat(depthOf(list, option))}${option.value}`);

const TREE = options("a", ".b", "..c", ".d", "e");

describe("options in their order", () => {
  test.each<[string, Move, readonly string[]]>([
    ["e", "up", ["e", "a", ".b", "..c", ".d"]],
    ["a", "down", ["e", "a", ".b", "..c", ".d"]],
    ["a", "up", ["a", ".b", "..c", ".d", "e"]],
    ["b", "down", ["a", ".d", ".b", "..c", "e"]],
    ["e", "in", ["a", ".b", "..c", ".d", ".e"]],
    ["d", "in", ["a", ".b", "..c", "..d", "e"]],
    ["b", "in", ["a", ".b", "..c", ".d", "e"]],
    ["c", "out", ["a", ".b", ".c", ".d", "e"]],
    ["b", "out", ["a", ".d", "b", ".c", "e"]],
    ["e", "out", ["a", ".b", "..c", ".d", "e"]],
  ])("%s moved %s takes along what stands under it", (value, move, after) => {
    const next = moved(TREE, value, move);
    expect(lines(next)).toEqual(after);
    const document = { kind: "field", schemaVersion: 1, key: "it", name: "It", type: "tree", options: next };
    expect(verify(document).findings).toEqual([]);
  });

  test("one that goes takes its branch along", () => {
    expect(branchOf(TREE, "a")).toEqual(["a", "b", "c", "d"]);
    expect(branchOf(TREE, "e")).toEqual(["e"]);
  });

  test("options that stand under each other in a ring, or under nothing that is there, end somewhere", () => {
    const ring: readonly Option[] = [
      { value: "a", name: "A", under: "b" },
      { value: "b", name: "B", under: "a" },
      { value: "c", name: "C", under: "gone" },
    ];
    expect(lines(ring)).toEqual(["a", ".b", "c"]);
    expect(branchOf(ring, "b")).toEqual(["b"]);
    expect(lines(moved(ring, "c", "up"))).toEqual(["c", "a", ".b"]);
  });
});
