import { describe, expect, it } from "vitest";
import { importsIn, laterImportsIn, meant, sources, textOf } from "./sources.ts";

/** Which folder may import from which, beside itself. The compiler holds the same plan through project references. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  blueprints: [],
  runtime: ["blueprints"],
  "api/contract": ["blueprints", "runtime"],
  api: ["blueprints", "runtime", "api/contract"],
  designer: ["blueprints", "runtime", "api/contract"],
};

/** Packages that the pure folders may use. */
const pure: Readonly<Record<string, readonly string[]>> = {
  blueprints: ["zod", "re2js"],
  runtime: ["moment-timezone"],
};

const folderOf = (file: string): string =>
  file.startsWith("api/contract/") ? "api/contract" : (file.split("/")[0] ?? "");

/** Imports of one file that the plan forbids, each as `from -> to`. */
function trespasses(file: string, text: string): string[] {
  const folder = folderOf(file);
  const found: string[] = [];
  for (const target of [...importsIn(text), ...laterImportsIn(text)]) {
    if (target.startsWith(".")) {
      const other = folderOf(meant(file, target));
      if (other !== folder && !allowed[folder]?.includes(other)) found.push(`${file} -> ${target}`);
    } else if (pure[folder] && !pure[folder].includes(target.split("/")[0] ?? "")) found.push(`${file} -> ${target}`);
  }
  return found;
}

describe("the floor plan", () => {
  for (const folder of ["blueprints", "runtime", "api", "designer"]) {
    it(`${folder}/ imports only what stands above it`, () => {
      const files = sources(folder);
      expect(files.length).toBeGreaterThan(8);
      expect(files.flatMap((file) => trespasses(file, textOf(file)))).toEqual([]);
    });
  }

  it("finds a planted trespass", () => {
    expect(trespasses("blueprints/x.ts", 'import { decide } from "../runtime/decide.ts";')).toHaveLength(1);
    expect(trespasses("runtime/x.ts", 'import fs from "node:fs";')).toHaveLength(1);
    expect(trespasses("designer/canvas/x.ts", 'import { connect } from "../../api/db/connect.ts";')).toHaveLength(1);
    expect(trespasses("runtime/x.ts", 'const x = await import("node:fs");')).toHaveLength(1);
    expect(trespasses("api/x.ts", 'import { z } from "zod"; import "./contract/y.ts";')).toEqual([]);
  });
});
