import { afterAll, beforeAll, expect, test } from "vitest";
import { picture, startVisit, type Visit } from "./visit.ts";

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
  await page.route("**/draft", (route) => route.abort());
  await field.fill("Juste avant");
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  const state = page.getByRole("alert").filter({ hasText: /L’application a été mise à jour/ });
  await state.waitFor();
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Recharger" }).waitFor();
  await picture(page, "updated");
  expect(await page.getByText("Pas de connexion").count()).toBe(0);

  await page.unroute("**/assets/*.js");
  await page.unroute(`${visit.server.address}/`);
  page.on("dialog", (dialog) => void dialog.accept());
  await state.getByRole("button", { name: "Recharger" }).click();
  await page.getByRole("button", { name: "Les utiliser" }).click();
  await page.unroute("**/draft");
  await page.getByRole("tree").getByText("Juste avant").first().waitFor();
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
