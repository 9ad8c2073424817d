import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { good } from "../server.ts";
import { startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

const saved = (page: Page) => page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();
const week = (page: Page) => page.getByRole("application", { name: /Hours of the week/ });
const hours = async (page: Page, day: string) => page.getByRole("textbox", { name: day, exact: true }).inputValue();
const said = (page: Page) => page.locator("[aria-live=polite].sr-only").first().textContent();

/** A draft of one's own: Monday to Friday, 09:00 to 18:00. */
async function fresh(page: Page, name: string): Promise<void> {
  await page.goto("/calendars");
  await page.getByRole("button", { name: "New calendar" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await week(page).waitFor();
  await page.getByText("Hours as text").click();
}

/** The pointer at a day (0: Monday) and a time of the week, in the middle of the quarter. */
async function at(page: Page, day: number, minute: number): Promise<readonly [number, number]> {
  const box = await week(page).boundingBox();
  if (!box) throw new Error("The week is not drawn.");
  return [box.x + (box.width * (day + 0.5)) / 7, box.y + (box.height * (minute + 7)) / 1440];
}
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await page.mouse.move(...to);
  await page.mouse.up();
}

describe("calendars", () => {
  it("say of each whether it is open now", async () => {
    const page = await visit.person("ada");
    await page.goto("/calendars");
    const row = page.getByRole("row", { name: /Day and night/ });
    await row.getByText("Open now, day and night").waitFor();
    await page
      .getByRole("row", { name: /Office hours, Tokyo/ })
      .getByText("Asia/Tokyo")
      .waitFor();
    await page.context().close();
  });

  it("are painted with the mouse: opened, moved, resized and closed", async () => {
    const page = await visit.person("ada");
    await fresh(page, "Painted");
    await week(page).scrollIntoViewIfNeeded();
    await drag(page, await at(page, 5, 600), await at(page, 6, 705));
    await expect.poll(() => hours(page, "Saturday")).toBe("10:00–12:00");
    await expect.poll(() => hours(page, "Sunday")).toBe("10:00–12:00");
    await drag(page, await at(page, 5, 660), await at(page, 5, 720));
    await expect.poll(() => hours(page, "Saturday")).toBe("11:00–13:00");
    const [x] = await at(page, 6, 0);
    const box = await week(page).boundingBox();
    const end = (box?.y ?? 0) + ((box?.height ?? 0) * 720) / 1440 - 3;
    await drag(page, [x, end], [x, (await at(page, 6, 780))[1]]);
    await expect.poll(() => hours(page, "Sunday")).toMatch(/^10:00–13:\d\d$/);
    await page.getByRole("button", { name: "closes" }).click();
    await drag(page, await at(page, 0, 720), await at(page, 4, 765));
    await expect.poll(() => hours(page, "Wednesday")).toBe("09:00–12:00, 13:00–18:00");
    await page.keyboard.press("Control+z");
    await expect.poll(() => hours(page, "Wednesday")).toBe("09:00–18:00");
    await saved(page);
    await page.context().close();
  });

  it("are painted by keyboard alone, to the minute, and say what happens", async () => {
    const page = await visit.person("ada");
    await fresh(page, "By keyboard");
    await page.getByRole("textbox", { name: "Name", exact: true }).first().focus();
    await tabTo(page, /Hours of the week/);
    // The cursor stands on the hours of Monday; Escape takes their first quarter.
    await page.keyboard.press("Escape");
    const keys = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"];
    for (const key of [...keys, "Shift+PageDown", "Shift+ArrowDown", "Shift+ArrowRight"])
      await page.keyboard.press(key);
    await expect.poll(() => said(page)).toMatch(/Saturday to Sunday, 09:00 to 10:30, closed/);
    await page.keyboard.press("Enter");
    await expect.poll(() => hours(page, "Sunday")).toBe("09:00–10:30");
    await expect.poll(() => said(page)).toMatch(/Opened Saturday–Sunday 09:00–10:30/);
    await page.keyboard.press("Escape");
    await page.keyboard.press(" ");
    await page.keyboard.press("F2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("10:37");
    await page.keyboard.press("Enter");
    await expect.poll(() => hours(page, "Saturday")).toBe("09:00–10:37");
    // Past midnight is two spans, and that is said.
    await page.keyboard.press("Control+a");
    await page.keyboard.type("02:00");
    await page.keyboard.press("Enter");
    await page.getByText("the evening stays on Saturday, the morning stands on Sunday").first().waitFor();
    await expect.poll(() => hours(page, "Saturday")).toBe("09:00–24:00");
    await expect.poll(() => hours(page, "Sunday")).toBe("00:00–02:00, 09:00–10:30");
    await week(page).focus();
    await page.keyboard.press(" ");
    await page.keyboard.press("Delete");
    await expect.poll(() => hours(page, "Saturday")).toBe("");
    await saved(page);
    await page.context().close();
  });

  it("take holidays from an .ics file, once they were seen, and are published", async () => {
    const page = await visit.person("ada");
    await fresh(page, "Holidays");
    await page.getByRole("button", { name: "Import .ics…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("File").setInputFiles({
      name: "days.ics",
      mimeType: "text/calendar",
      buffer: Buffer.from(ICS),
    });
    await dialog.getByText("2 days are added").waitFor();
    await dialog.getByText(/1 entry is left out/).waitFor();
    await dialog.getByText("Christmas Day").waitFor();
    await dialog.getByRole("button", { name: "Add 2 days" }).click();
    await page.getByText("2 holidays added.").first().waitFor();
    await page.getByRole("textbox", { name: "Name of Fri, 25 Dec 2026" }).waitFor();
    await saved(page);
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).fill("With the holidays of 2026");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await page.getByText("Published, version 1").waitFor();
    const ada = await visit.server.signIn("ada");
    const { calendars } = good(await ada.client.directory.read());
    expect(calendars.find((it) => it.key === "holidays")?.hours.holidays).toEqual([
      { date: "2026-12-25", name: "Christmas Day" },
      { date: "2026-12-26", name: "Boxing Day" },
    ]);
    await page.context().close();
  });

  it("refuse a file that is none, with the line", async () => {
    const page = await visit.person("ada");
    await page.goto("/calendars/tokyo-office");
    await page.getByRole("button", { name: "Import .ics…" }).click();
    await page.getByRole("textbox", { name: "Or paste its text" }).fill("Dear all, we are closed on Friday.");
    await page.getByText(/^Line 1: This is no calendar file/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: /^Add/, disabled: true }).waitFor();
    await page.context().close();
  });

  it("try out a duration and list every span that was counted", async () => {
    const page = await visit.person("ada");
    await page.goto("/calendars/paris-office");
    const box = page.getByRole("region", { name: "Try it" });
    await box.getByLabel("From", { exact: true }).fill("2026-12-24T16:00");
    await box.getByLabel("plus this much working time").fill("4");
    await box.getByText("Monday, 28 December 2026, 11:00").waitFor();
    const spans = () => box.locator("ol li").allTextContents();
    await expect.poll(spans).toEqual(["Thu, 24 Dec 2026, 16:00–18:002 h", "Mon, 28 Dec 2026, 09:00–11:002 h"]);
    await page.context().close();
  });

  it("show in the form what is written in JSON, and lead from a problem to its place", async () => {
    const page = await visit.person("ada");
    await fresh(page, "In JSON");
    const ada = await visit.server.signIn("ada");
    await saved(page);
    await page.getByRole("button", { name: "Form and JSON" }).click();
    await page.locator("[data-json-editor] .view-lines").waitFor();
    await page.locator("[data-json-editor] .view-line", { hasText: "timeZone" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.insertText('"timeZone": "Mars/Olympus",');
    // The editor has closed the quote by itself.
    await page.keyboard.press("Delete");
    await expect.poll(() => page.getByRole("combobox", { name: "Time zone" }).inputValue()).toBe("Mars/Olympus");
    await page.getByRole("button", { name: "Form", exact: true }).click();
    await page.getByText("1 error").waitFor();
    await page.getByRole("button", { name: "Problems (1)" }).click();
    await page.getByRole("button", { name: /This time zone is not known/ }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[data-pointer]")?.getAttribute("data-pointer")))
      .toBe("/timeZone");
    await saved(page);
    const { draft } = good(await ada.client.definitions.read({ params: { kind: "calendar", key: "in-json" } }));
    expect(draft?.document.timeZone).toBe("Mars/Olympus");
    await page.context().close();
  });

  it("take what two people write at the same time, each part from who wrote it", async () => {
    const [one, other] = [await visit.person("ada"), await visit.person("marc")];
    await fresh(one, "Two people");
    await other.goto("/calendars/two-people");
    await week(other).waitFor();
    await one.getByRole("textbox", { name: "Monday", exact: true }).fill("8–12");
    await one.keyboard.press("Enter");
    await saved(one);
    await other.getByText("Hours as text").click();
    await other.getByRole("textbox", { name: "Tuesday", exact: true }).fill("10–12");
    await other.keyboard.press("Enter");
    await expect.poll(() => hours(other, "Monday")).toBe("08:00–12:00");
    await expect.poll(() => hours(other, "Tuesday")).toBe("10:00–12:00");
    await saved(other);
    await one.context().close();
    await other.context().close();
  });
});

const ICS = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//desk//days//EN",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTART;VALUE=DATE:20261225",
  "DTEND;VALUE=DATE:20261226",
  "SUMMARY:Christmas Day",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:2",
  "DTSTART;VALUE=DATE:20261226",
  "SUMMARY:Boxing Day",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:3",
  "DTSTART:20261201T090000Z",
  "DTEND:20261201T100000Z",
  "SUMMARY:Stand-up",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");
