import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../browser.ts";
import { startDesk } from "../faults/desk-process.ts";
import type { BenchRow } from "./bench.ts";

const PAGE = fileURLToPath(new URL("../../designer/dist/index.html", import.meta.url));

/** Bytes of script, as sent, until an agent sees the queue for the first time in a fresh browser; nothing of the editor may be among them. */
async function scriptOfFirstLoad(): Promise<number> {
  if (!existsSync(PAGE)) throw new Error("The interface is not built: npm run bench builds it.");
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const desk = await startDesk({ data });
  const { person, close } = await openBrowser();
  try {
    const page = await (await person()).newPage();
    const scripts = new Map<string, Promise<number>>();
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script" || request.url().endsWith(".js"))
        scripts.set(
          request.url(),
          request.sizes().then(({ responseBodySize }) => responseBodySize),
        );
    });
    const signIn = await page.request.post(`${desk.address}/api/sign-in`, {
      data: { email: "ana@filrouge.example", password: "filrouge" },
      headers: { origin: desk.address },
    });
    if (!signIn.ok()) throw new Error(`Nobody could sign in: ${signIn.status()}.`);
    await page.goto(`${desk.address}/tickets`);
    await page.getByRole("main").getByRole("link").first().waitFor();
    // The live stream never ends, so there is no idle network: what is still fetched ahead gets a moment.
    await page.waitForTimeout(1_500);
    const names = [...scripts.keys()].map((url) => url.slice(url.lastIndexOf("/") + 1));
    const heavy = names.filter((name) => /monaco|editor|canvas|elk|worker/i.test(name));
    if (heavy.length > 0) throw new Error(`The desk's first load brings ${heavy.join(", ")}.`);
    if (scripts.size === 0) throw new Error("The page loaded no script.");
    const sizes = await Promise.all(scripts.values());
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  } finally {
    await close();
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "first load of the desk, script as sent", unit: "kB", bar: { atMost: 250 }, run: scriptOfFirstLoad },
];
