import { describe, expect, it } from "vitest";
import { importsIn, meant, sources, textOf } from "./sources.ts";

type Imports = ReadonlyMap<string, readonly string[]>;

/** A shape holds shapes: the form of one draws the forms of its parts. */
const RECURSIVE = new Set(["either", "list-form", "object-form", "shape-input", "word-list"]);
const isRecursive = (file: string): boolean =>
  file.startsWith("designer/inspector/") && RECURSIVE.has(file.replace(/^.*\/|\.tsx$/g, ""));

/** Files from which one comes back to where one started, import by import; `[]`: there is no such way. */
function circleIn(imports: Imports): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): readonly string[] => {
    const at = way.indexOf(file);
    if (at >= 0) return way.slice(at);
    if (done.has(file)) return [];
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const found = walk(next);
      if (found.length > 0) return found;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const found = walk(file);
    if (found.length > 0) return found;
  }
  return [];
}

describe("the imports", () => {
  it("never lead back to where they started, types included", () => {
    const files = ["blueprints", "runtime", "api", "designer"].flatMap((folder) => sources(folder));
    expect(files.length).toBeGreaterThan(1_000);
    const imports = new Map(
      files.map((file) => [
        file,
        importsIn(textOf(file))
          .filter((target) => target.startsWith("."))
          .map((target) => meant(file, target))
          .filter((target) => !(isRecursive(file) && isRecursive(target))),
      ]),
    );
    expect(circleIn(imports)).toEqual([]);
  });

  it("finds a planted circle", () => {
    const planted = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["b"]],
    ]);
    expect(circleIn(planted)).toEqual(["b", "d"]);
  });
});
