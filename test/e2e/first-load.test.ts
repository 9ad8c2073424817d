import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

test("the desk's first load is at most 250 kB of compressed script, all of it our own", async () => {
  const page = await visit.person("ana");
  const scripts = new Set<string>();
  const foreign: string[] = [];
  page.on("response", (response) => {
    if (!response.url().startsWith(visit.server.address)) foreign.push(response.url());
    if (response.request().resourceType() === "script") scripts.add(response.url());
  });
  await page.goto("/", { waitUntil: "load" });
  await page.getByRole("link", { name: "New ticket" }).waitFor();
  await page.waitForLoadState("load");
  await expect.poll(() => scripts.size).toBeGreaterThan(5);
  // Asked for anew: what the page itself was sent is gone from the browser as soon as it goes on.
  let total = 0;
  for (const script of scripts) total += gzipSync(await (await page.request.get(script)).body()).length;
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(250_000);
  expect(foreign).toEqual([]);
});

test("a screen is drawn once its script is there: nothing is held back to spare the eye a placeholder", async () => {
  const page = await visit.person("marc");
  await page.clock.install();
  // The page's time goes on by one millisecond a look, however long that takes.
  await page.clock.pauseAt(Date.now() + 60_000);
  const now = () => page.evaluate(() => Date.now());
  const count = async (selector: string) => {
    await page.clock.runFor(1);
    return page.locator(selector).count();
  };
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/rule-order-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/rule-order");
  await expect.poll(() => count("main [aria-busy]")).toBe(1);
  const before = await now();
  release();
  await expect.poll(() => count("main h1")).toBe(1);
  expect((await now()) - before).toBeLessThan(250);
});
