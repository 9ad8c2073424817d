import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Every source file below a folder of the project, as a path from its top. */
export const sources = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("/dist/") && !name.endsWith(".d.ts"));

export const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

const AT_ONCE = /^\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"/gm;
const LATER = /\bimport\("([^"]+)"\)/g;

/** What a text imports, as it is written there: what it cannot do without, types included. */
export const importsIn = (text: string): readonly string[] =>
  [...text.matchAll(AT_ONCE)].map(([, from, bare]) => from ?? bare ?? "");

/** What it fetches when it is needed. */
export const laterImportsIn = (text: string): readonly string[] =>
  [...text.matchAll(LATER)].map(([, target]) => target ?? "");

/** The file that a relative import means. */
export const meant = (file: string, target: string): string =>
  path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
