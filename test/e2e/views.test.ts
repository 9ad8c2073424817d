import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

test("an agent makes a view of her own, sees its count, and walks it by keyboard, passing one over", async () => {
  const ana = await visit.server.signIn("ana");
  for (const subject of ["Quetzal one", "Quetzal two"]) good(await ana.client.tickets.create({ body: { subject } }));
  const page = await visit.person("ana");
  await page.goto("/tickets");
  const views = page.getByRole("region", { name: "Views" });
  await views.getByRole("link", { name: "New view" }).click();
  await page.getByRole("heading", { name: "New view" }).waitFor();
  await page.getByRole("textbox", { name: "Name" }).fill("Birds");
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("button", { name: "As JSON" }).click();
  const json = page.locator('[id="Which tickets-json"]');
  await json.fill('{"startsWith": [{"var": "ticket.subject"}, "quetzal"]}');
  await json.blur();
  await page.getByRole("status").getByText("2 tickets").waitFor();
  await page.getByRole("button", { name: "Save view" }).click();
  const birds = views.getByRole("button", { name: /^Birds/ });
  await birds.getByText("2", { exact: true }).waitFor();
  const list = page.getByRole("list", { name: "Birds" });
  await list.getByText("Quetzal one").waitFor();
  expect(await list.locator("[id^=row-]").count()).toBe(2);

  await page.getByRole("button", { name: "Next ticket" }).click();
  await page.getByRole("heading", { name: "Quetzal two" }).waitFor();
  const bar = page.getByRole("region", { name: "Walking a view" });
  await bar.getByRole("button", { name: "Pass over" }).click();
  await bar.getByRole("textbox").fill("Not mine");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Quetzal one" }).waitFor();
  await bar.getByRole("button", { name: "Next ticket" }).click();
  await bar.getByText("Every ticket of this view").waitFor();
  expect(good(await ana.client.tickets.list({ query: { text: "Quetzal" } })).items.map((one) => one.assignee)).toEqual([
    null,
    null,
  ]);
});

test("S62: unsolved tickets stand under headings; a column's name puts the list in its order, and the view's own comes back", async () => {
  const page = await visit.person("marc");
  await page.goto("/tickets?view=unsolved");
  const list = page.getByRole("list", { name: "Unsolved" });
  await list.getByRole("heading", { name: "New" }).waitFor();
  const headings = await list.getByRole("heading").allTextContents();
  expect(headings).toEqual(["New", "Open", "Pending", "On hold"].filter((name) => headings.includes(name)));
  const number = page.getByRole("button", { name: "Order by Number" });
  await number.click();
  await page.waitForURL(/order=number/);
  await list.getByRole("heading").first().waitFor({ state: "detached" });
  const first = list.locator("[id^=row-]").first();
  await expect.poll(async () => Number(/#(\d+)/.exec((await first.textContent()) ?? "")?.[1])).toBeLessThan(10);
  await number.click();
  await page.waitForURL(/order=-number/);
  await number.click();
  await list.getByRole("heading", { name: "New" }).waitFor();
});
