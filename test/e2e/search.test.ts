import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { good } from "../server.ts";
import { asked, CRASH } from "./tickets.ts";
import { startVisit, type Visit } from "./visit.ts";

let visit: Visit;
let id: string;
beforeAll(async () => {
  visit = await startVisit();
  id = await asked(visit.server, { ...CRASH, subject: "Kaleidoscope does not turn" });
  const chloe = await visit.server.signIn("chloe");
  good(
    await chloe.client.tickets.write({ params: { id }, body: { public: false, text: "The <i>zylinder</i> is bent" } }),
  );
  // The worker brings new words to the search in its own time.
  await vi.waitFor(
    async () =>
      expect(good(await chloe.client.search.find({ query: { q: "kaleidoscope zylinder" } })).items).toHaveLength(1),
    { timeout: 60_000, interval: 200 },
  );
});
afterAll(async () => visit.close());

describe("the search", () => {
  test("leads from anywhere to a ticket by the keyboard, and is remembered", async () => {
    const page = await visit.person("chloe");
    await page.goto("/profile");
    await page.getByRole("heading", { name: "Profile" }).waitFor();
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: "A screen, a ticket number" });
    await box.waitFor();
    await page.keyboard.type("kaleido zylin");
    const options = page.getByRole("dialog").getByRole("option");
    await options.filter({ hasText: "Kaleidoscope does not turn" }).waitFor();
    // What is written is shown as it is.
    await options.filter({ hasText: "The <i>zylinder</i> is bent" }).waitFor();
    await page.keyboard.press("Enter");
    const results = page.getByRole("list", { name: "Results" });
    await results.getByRole("link", { name: /Kaleidoscope does not turn/ }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("kaleido zylin");
    expect(await results.locator("mark").allInnerTexts()).toEqual(["Kaleidoscope", "zylinder"]);
    await results.getByText("Internal note by").waitFor();
    await results.getByRole("link").first().click();
    await page.getByRole("heading", { level: 1 }).getByText("Kaleidoscope does not turn").waitFor();

    await page.keyboard.press("Control+k");
    await box.waitFor();
    await options.filter({ hasText: "Searched before" }).first().waitFor();
    await page.keyboard.press("Enter");
    await results.getByRole("link", { name: /Kaleidoscope does not turn/ }).waitFor();
    expect(await page.getByRole("combobox", { name: "Search tickets" }).inputValue()).toBe("kaleido zylin");
  });

  test("completes operators, says what it does not understand, and shows what may be written", async () => {
    const page = await visit.person("chloe");
    await page.goto("/search");
    await page.getByRole("region", { name: "What you can write" }).waitFor();
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: "Search tickets" });
    await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type("kaleido statu");
    await page.getByRole("option", { name: "status:" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await box.inputValue()).toBe("kaleido status:");
    await page.keyboard.type("<so");
    await page.getByRole("option", { name: "status:<solved" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page
      .getByRole("list", { name: "Results" })
      .getByRole("link", { name: /Kaleidoscope/ })
      .waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("kaleido status:<solved");
    await box.fill("kaleido status:banana");
    await page.getByText("“banana” is nothing that “status” can be.").waitFor();
    await page.getByRole("list", { name: "Results" }).waitFor({ state: "detached" });
    await box.fill("nowhere-to-be-found");
    await page.getByText("No ticket has “nowhere-to-be-found”.").waitFor();
  });

  test("X2: a requester finds their own words, and no internal ones", async () => {
    const page = await visit.person("remi", {
      viewport: { width: 360, height: 740 },
      locale: "fr-FR",
      colorScheme: "dark",
    });
    await page.goto("/search?q=kaleidoscope");
    await page
      .getByRole("list", { name: "Résultats" })
      .getByRole("link", { name: /Kaleidoscope/ })
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByRole("combobox", { name: "Rechercher des tickets" }).fill("zylinder");
    await page.getByText("Aucun ticket ne contient « zylinder ».").waitFor();
  });
});
