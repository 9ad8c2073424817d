import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly optional?: boolean }>
  >;
}

// The manifests are npm's own, so their shape is npm's promise.
const manifest = read("package.json") as Manifest;
const lock = read("package-lock.json") as Lock;
const floors = read(".config/floors.json") as Readonly<Record<string, string>>;

/** True when version `a` is lower than `b`, by major, minor, patch. */
function below(a: string, b: string): boolean {
  const left = a.split(/[.-]/).map(Number);
  const right = b.split(/[.-]/).map(Number);
  for (let i = 0; i < 3; i += 1) if (left[i] !== right[i]) return (left[i] ?? 0) < (right[i] ?? 0);
  return false;
}

/** Copies in the lockfile that stand below their floor, as `path version`. */
function tooOld(packages: Lock["packages"]): string[] {
  return Object.entries(packages)
    .filter(([place, entry]) => {
      const floor = floors[place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length)];
      return floor !== undefined && below(entry.version ?? "0", floor);
    })
    .map(([place, entry]) => `${place} ${entry.version}`);
}

describe("dependencies", () => {
  it("are pinned exactly", () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it("X22: are at most forty at run time", () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(40);
  });

  it("X22: stand nowhere in the lockfile below their floor", () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(tooOld(lock.packages)).toEqual([]);
    expect(tooOld({ "node_modules/x/node_modules/express": { version: "4.17.0" } })).toHaveLength(1);
  });

  it("are locked without naming where they are fetched from", () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });
});
