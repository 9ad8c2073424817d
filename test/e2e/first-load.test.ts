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
  const sizes = new Map<string, number>();
  const foreign: string[] = [];
  page.on("response", async (response) => {
    if (!response.url().startsWith(visit.server.address)) foreign.push(response.url());
    if (response.request().resourceType() === "script")
      sizes.set(response.url(), gzipSync(await response.body()).length);
  });
  await page.reload({ waitUntil: "load" });
  await page.getByRole("link", { name: "New ticket" }).waitFor();
  await page.waitForLoadState("load");
  await expect.poll(() => sizes.size).toBeGreaterThan(5);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(250_000);
  expect(foreign).toEqual([]);
});
