import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { cutOff, picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

test("a page whose scripts are gone after an update says so, not that there is no connection; what was drawn is there after the reload", async () => {
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
  await cutOff(page);
  // Another name at each try: the one before may have been saved in the end.
  const name = `Juste avant ${crypto.randomUUID().slice(0, 4)}`;
  await field.fill(name);
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  const state = page.getByRole("alert").filter({ hasText: /L’application a été mise à jour/ });
  await state.waitFor();
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Recharger" }).waitFor();
  await state.getByRole("button", { name: "Recharger" }).waitFor();
  await picture(page, "updated");
  expect(await page.getByText("Pas de connexion").count()).toBe(0);

  await page.unroute("**/assets/*.js");
  await page.unroute(`${visit.server.address}/`);
  page.on("dialog", (dialog) => void dialog.accept());
  await state.getByRole("button", { name: "Recharger" }).click();
  await page.getByRole("button", { name: "Les utiliser" }).click();
  await page.getByRole("tree").getByText(name).first().waitFor();
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

test("a desk that is opened over plain http, where browsers leave parts of theirs out, opens and keeps what is drawn", async () => {
  const page = await visit.person("marc");
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, "randomUUID");
    Reflect.deleteProperty(Navigator.prototype, "clipboard");
  });
  await page.goto("/blueprints/refund");
  await page.locator(".react-flow__node").first().click();
  const name = `Over plain http ${await page.evaluate(() => crypto.randomUUID())}`;
  await page.getByRole("complementary").locator("input").first().fill(name);
  await page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();
  const { client } = await visit.server.signIn("marc");
  const read = async () => good(await client.definitions.read({ params: { kind: "blueprint", key: "refund" } }));
  await expect.poll(async () => JSON.stringify((await read()).draft?.document)).toContain(name);
  expect(name).toMatch(/ [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(broken).toEqual([]);
});

/** The version in force, as the server says; null: none. */
async function publishedOf(page: Page): Promise<number | null> {
  const answer = await page.request.get(`${visit.server.address}/api/definitions/blueprint/refund`);
  return ((await answer.json()) as { readonly published: number | null }).published;
}
