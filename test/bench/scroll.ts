import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openStore } from "../../api/db/connect.ts";
import { openBrowser } from "../browser.ts";
import { startDesk } from "../faults/desk-process.ts";
import { multiply } from "../many-tickets.ts";
import type { BenchRow } from "./bench.ts";

const PAGE = fileURLToPath(new URL("../../designer/dist/index.html", import.meta.url));
const ROWS = 50_000;
/** As a hard push on a touchpad has it: eight screens a second, far more than anybody reads. */
const PIXELS_A_SECOND = 8_000;
const MEASURED_MS = 20_000;
const LATE_MS = 34;

/** As many tickets as that, like the one which is there. */
async function fill(data: string): Promise<void> {
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  try {
    const { id } = await store.db.selectFrom("ticket").select("id").limit(1).executeTakeFirstOrThrow();
    await multiply(store, id, ROWS);
    // What the search still has to read of them would be measured too.
    const unread = () => store.db.selectFrom("word_change").select("ticket").limit(1).executeTakeFirst();
    for (let look = 0; look < 600 && (await unread()); look++) await new Promise((resolve) => setTimeout(resolve, 100));
  } finally {
    await store.close();
  }
}

/** Goes to the end of the list, again and again, until all of it is there. */
const loaded = (page: Page) =>
  page.evaluate(async (rows) => {
    const list = document.querySelector("[data-region=list]");
    const row = list?.querySelector("ol > li")?.getBoundingClientRect().height ?? 0;
    if (!list || row === 0) throw new Error("There is no list.");
    const began = performance.now();
    while (list.scrollHeight < rows * row) {
      if (performance.now() - began > 300_000) throw new Error(`The list ends at ${list.scrollHeight / row} rows.`);
      list.scrollTop = list.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
  }, ROWS);

/** Scrolls upwards through the middle of the list; gives how long each frame took, in ms. */
const scrolled = (page: Page) =>
  page.evaluate(
    async ({ speed, forMs }) => {
      const list = document.querySelector("[data-region=list]");
      if (!list) throw new Error("There is no list.");
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      list.scrollTop = list.scrollHeight * 0.7;
      for (let rest = 0; rest < 30; rest++) await frame();
      const frames: number[] = [];
      const began = await frame();
      for (let last = began; last - began < forMs; ) {
        const now = await frame();
        frames.push(now - last);
        list.scrollTop -= ((now - last) / 1000) * speed;
        last = now;
      }
      return frames;
    },
    { speed: PIXELS_A_SECOND, forMs: MEASURED_MS },
  );

/** Share of frames that came late, in %, while a list of 50,000 tickets that is there whole is scrolled. */
async function lateFrames(): Promise<number> {
  if (!existsSync(PAGE)) throw new Error("The interface is not built: npm run bench builds it.");
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const desk = await startDesk({ data });
  const { person, close } = await openBrowser();
  try {
    const page = await (await person()).newPage();
    const signIn = await page.request.post(`${desk.address}/api/sign-in`, {
      data: { email: "ada@filrouge.example", password: "filrouge" },
      headers: { origin: desk.address },
    });
    if (!signIn.ok()) throw new Error(`Nobody could sign in: ${signIn.status()}.`);
    const made = await page.request.post(`${desk.address}/api/tickets`, {
      data: { subject: "Invoice", department: "department:finance", fields: { product: "books" } },
      headers: { origin: desk.address, "idempotency-key": "first" },
    });
    if (!made.ok()) throw new Error(`There is no ticket: ${made.status()}.`);
    await fill(data);
    await page.goto(`${desk.address}/tickets?view=all`);
    await page.locator("[data-region=list] ol > li").first().waitFor();
    await loaded(page);
    const frames = await scrolled(page);
    return (100 * frames.filter((ms) => ms > LATE_MS).length) / frames.length;
  } finally {
    await close();
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "50,000 tickets scrolled, frames over 34 ms", unit: "%", bar: { atMost: 5 }, run: lateFrames },
];
