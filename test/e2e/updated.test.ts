import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

test("a page whose scripts are gone after an update says so, not that there is no connection, and offers to reload", async () => {
  const page = await visit.person("marc", { locale: "fr-FR", colorScheme: "dark" });
  await page.goto("/blueprints/refund");
  await page.locator(".react-flow__node").first().click();
  const field = page.getByRole("complementary").locator("input").first();
  // What the server hands out is another build by now, and it has none of the old one's other scripts.
  await page.route("**/assets/*.js", (route) => route.fulfill({ status: 404, body: "Not found" }));
  await page.route(`${visit.server.address}/`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/index-[\w-]+\.js/, "index-newer.js");
    await route.fulfill({ response: answer, body });
  });
  await page.route("**/draft", (route) => route.abort());
  await field.fill("Juste avant");
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  const state = page.getByRole("alert").filter({ hasText: /L’application a été mise à jour/ });
  await state.waitFor();
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Recharger" }).waitFor();
  await state.getByRole("button", { name: "Recharger" }).waitFor();
  await picture(page, "updated");
  expect(await page.getByText("Pas de connexion").count()).toBe(0);
  // What has been typed is on this computer, for the page that comes.
  const kept = () => page.evaluate(() => Object.values(localStorage).some((text) => `${text}`.includes("Juste avant")));
  await expect.poll(kept).toBe(true);
});

test("a script that could not be loaded for want of a connection may be tried again", async () => {
  const page = await visit.person("marc");
  await page.goto("/blueprints/refund");
  await page.locator(".react-flow__node").first().waitFor();
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  await page.getByText("This part could not be loaded.").waitFor();
  expect(await page.getByText("The desk was updated").count()).toBe(0);
});

test("a publication whose answer was lost on the way is known to be live: it is not asked for twice", async () => {
  const page = await visit.person("marc");
  await page.goto("/blueprints/refund");
  await page.locator(".react-flow__node").first().click();
  const versions = await publishedOf(page);
  await page.getByRole("complementary").locator("input").first().fill("Before the line was cut");
  let asked = 0;
  await page.route("**/publish", async (route) => {
    asked += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: /^Publish…/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Note/ }).fill("The line is cut in the middle.");
  await dialog.getByRole("button", { name: /^Publish version/ }).click();
  await page
    .getByText(`Version ${(versions ?? 0) + 1} is live`)
    .first()
    .waitFor();
  await dialog.waitFor({ state: "hidden" });
  expect(asked).toBe(1);
  expect(await publishedOf(page)).toBe((versions ?? 0) + 1);
});

test("a publication that never arrived is refused in words, and one press more makes it", async () => {
  const page = await visit.person("marc");
  await page.goto("/blueprints/refund");
  await page.locator(".react-flow__node").first().click();
  const versions = await publishedOf(page);
  await page.getByRole("complementary").locator("input").first().fill("The line was cut before");
  await page.route("**/publish", (route) => route.abort("connectionreset"));
  await page.getByRole("button", { name: /^Publish…/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Note/ }).fill("The line is cut before.");
  await dialog.getByRole("button", { name: /^Publish version/ }).click();
  await dialog.getByRole("alert").waitFor();
  expect(await publishedOf(page)).toBe(versions);
  await page.unroute("**/publish");
  await dialog.getByRole("button", { name: /^Publish version/ }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await publishedOf(page)).toBe((versions ?? 0) + 1);
});

/** The version in force, as the server says; null: none. */
async function publishedOf(page: Page): Promise<number | null> {
  const answer = await page.request.get(`${visit.server.address}/api/definitions/blueprint/refund`);
  return ((await answer.json()) as { readonly published: number | null }).published;
}
