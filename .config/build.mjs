// Builds the interface into designer/dist when its sources changed since the last build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, "designer", "dist", ".built-from");

/** One hash over every source that can end up in the bundle. */
function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json")));
  const visit = (folder) => {
    for (const name of readdirSync(folder).sort()) {
      if (name === "dist" || name === "pictures" || name === "node_modules") continue;
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) visit(file);
      else hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  };
  for (const folder of ["blueprints", "runtime", "api/contract", "designer"]) visit(path.join(root, folder));
  return hash.digest("hex");
}

const wanted = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Building the interface …");
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const result = spawnSync(
    process.execPath,
    [vite, "build", "--config", "designer/vite.config.ts", "--logLevel", "warn"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  if (result.status !== 0) process.exit(result.status ?? 1);
  writeFileSync(stamp, wanted);
}
