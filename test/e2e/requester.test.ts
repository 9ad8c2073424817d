import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, CRASH, stepBy } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("the requester", () => {
  test("A1: the vTouch form names the field that is missing, and a complete one opens a ticket", async () => {
    const page = await visit.person("remi");
    await page.goto("/my/new");
    await page.getByRole("combobox", { name: "What is it about?" }).selectOption({ label: "Feedback on a mobile app" });
    await page.getByRole("textbox", { name: "Subject" }).fill("The map closes the app");
    await page.getByRole("textbox", { name: "Your message" }).fill("It closes as soon as I open the map.");
    await page.getByRole("textbox", { name: "Phone model" }).fill("Pixel 9");
    await page.getByRole("textbox", { name: /version of the phone|OS version|system/i }).fill("16");
    await page.getByRole("combobox", { name: "Notifications on" }).selectOption("yes");
    await page.getByRole("button", { name: "Send" }).click();
    await page
      .getByRole("alert")
      .getByText(/^Enter: .*app.*version.*\.$/i)
      .waitFor();
    await page.getByRole("textbox", { name: /app.*version/i }).fill("4.2");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "The map closes the app" }).waitFor();
    await page.getByText("We are working on it").first().waitFor();
    await picture(page, "requester");
  });

  test("S03: a requester never sees an internal note, and their answer on the public conversation reaches the desk", async () => {
    const id = await asked(visit.server, CRASH);
    const chloe = await visit.server.signIn("chloe");
    good(
      await chloe.client.tickets.write({
        params: { id },
        body: { public: false, text: "Secret: known since Monday." },
      }),
    );
    good(await chloe.client.tickets.write({ params: { id }, body: { public: true, text: "Which phone is it?" } }));
    const page = await visit.person("remi");
    const heard: string[] = [];
    page.on("response", async (response) => {
      if (response.url().includes("/api/tickets")) heard.push(await response.text().catch(() => ""));
    });
    await page.goto(`/my/${id}`);
    await page.getByText("Which phone is it?").waitFor();
    expect(await page.getByText("Secret").count()).toBe(0);
    await page.getByRole("textbox", { name: "Your answer" }).fill("A Pixel 9.");
    await page.getByRole("button", { name: "Send answer" }).click();
    await page.getByRole("list", { name: "Conversation" }).getByText("A Pixel 9.").waitFor();
    expect(heard.join()).not.toContain("Secret");
    const { items } = good(await chloe.client.tickets.messages({ params: { id } }));
    expect(items.at(-1)).toMatchObject({ text: "A Pixel 9.", public: true, authorKind: "requester" });
  });

  test("pending reads as: we are waiting for your answer", async () => {
    const id = await asked(visit.server, { ...CRASH, fields: { phoneModel: "Pixel 9" } });
    await stepBy(visit.server, "chloe", id, "ask-customer", { reply: "Which version of the app is it?" });
    const page = await visit.person("remi", { viewport: { width: 360, height: 740 } });
    await page.goto("/my");
    await page.getByText("We are waiting for your answer").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe("the keyboard", () => {
  test("leads from the list through a ticket and back, without a mouse", async () => {
    const id = await asked(visit.server, CRASH);
    const page = await visit.person("chloe");
    await page.goto("/tickets?view=all");
    await page.locator(`#row-${id}`).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.locator("[id^=row-]:focus").waitFor();
    await page.keyboard.press("/");
    await page.locator("input[type=search]:focus").waitFor();
    await page.keyboard.type("jk/map closes");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("map closes");
    await page.keyboard.press("Escape");
    await expect.poll(() => new URL(page.url()).searchParams.get("text")).toBe("map closes");
    // The list that was asked for, not the one before it.
    await page.getByRole("button", { name: "Clear filters" }).waitFor();
    await page.locator(`#row-${id}`).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).getByText("The map closes the app").waitFor();
    await page.getByRole("region", { name: "Next steps" }).getByRole("button").first().waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("1 look at the log first");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article").filter({ hasText: "1 look at the log first" }).getByText("Internal").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("F6");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "A screen, a ticket number" }).waitFor();
    await page.keyboard.type("Tickets");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Unsolved" }).waitFor();
    await tabTo(page, /Skip to content|New ticket/);
  });
});
