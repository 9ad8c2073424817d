import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../designer/commands/commands.ts";
import { picture as shot, startVisit, type Visit } from "../e2e/visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

/** Keys as playwright spells them. */
const pressed = (page: Page, key: string): Promise<void> =>
  page.keyboard.press(key.replace("Ctrl+", "Control+").replace(/^.$/, (letter) => letter.toLowerCase()));

/** The outline and where each box stands: everything that a command of the picture can change is in one of them, or on a pill. */
const drawn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([
      [...document.querySelectorAll("[role=treeitem]")].map((one) => one.textContent),
      [...document.querySelectorAll<HTMLElement>(".react-flow__node")].map((one) => [
        one.dataset.id,
        one.style.transform,
        one.querySelector("[style]")?.getAttribute("style"),
      ]),
      [...document.querySelectorAll(".react-flow__edge")].map((one) => one.getAttribute("data-id")),
    ]),
  );

describe("commands of the editor", () => {
  test("every command that has a key is performed by it, with something selected by keys, and undone", async () => {
    const page = await visit.person("marc");
    await page.goto("/blueprints/finance-requests");
    await page.locator(".react-flow__node").first().waitFor();
    const undo = page.getByRole("toolbar").getByRole("button", { name: "Undo" });
    const picture = page.locator(".react-flow");
    const before = await drawn(page);
    /** Nothing, a state, all states, a step of the state: each chosen by keys alone. */
    const selections = [["Escape"], ["ArrowRight"], ["Control+a"], ["ArrowRight", "]"]];
    const idle: string[] = [];
    for (const { name, title, press } of COMMANDS) {
      if (!press) continue;
      let done = false;
      for (const [index, keys] of selections.entries()) {
        if (done) break;
        await picture.focus();
        await page.keyboard.press("Escape");
        if (index > 0) for (const key of keys) await page.keyboard.press(key);
        // A section before it can be taken away again.
        const grouped = name === "ungroupStates" && index === 2;
        if (grouped) {
          await page.keyboard.press("Control+g");
          await page.locator("input:focus").waitFor();
          await page.keyboard.press("Escape");
          await picture.focus();
        }
        await pressed(page, press.keys[0] ?? "");
        // What is added may ask for its words at once: it keeps those that it has.
        await page.keyboard.press("Escape");
        await picture.focus();
        if (!(await undo.isEnabled())) continue;
        await page.keyboard.press("Control+z");
        await page.getByText(`Undone: ${title.en}.`, { exact: true }).first().waitFor({ state: "attached" });
        if (grouped) await page.keyboard.press("Control+z");
        await expect.poll(() => undo.isEnabled(), { message: name }).toBe(false);
        await expect.poll(() => drawn(page), { message: name }).toBe(before);
        done = true;
      }
      if (!done) idle.push(name);
    }
    expect(idle).toEqual([]);
  });

  test("commands without a key of their own are done by keys in notes, forms and lists, and undone", async () => {
    const page = await visit.person("marc");
    const keys = page.keyboard;

    await page.goto("/blueprints/vtouch-feedback");
    await page.locator(".react-flow__node").first().waitFor();
    const undo = page.getByRole("toolbar").getByRole("button", { name: "Undo" });
    const picture = page.locator(".react-flow");
    const settings = page.getByRole("complementary", { name: "Settings" });
    /** Selects the first state in reading order, and opens what can be set of it. */
    const first = async (...then: readonly string[]) => {
      await picture.focus();
      for (const key of ["Escape", "ArrowRight", ...then]) await keys.press(key);
    };
    /** Chooses the entry that begins with so much, as a list without a mouse is used. */
    const choose = async (list: string, typed: string) => {
      const box = settings.getByRole("combobox", { name: list, exact: true });
      await box.focus();
      await keys.type(typed);
    };
    const done = async (title: string, steps = 1) => {
      for (let step = 0; step < steps; step += 1) {
        await expect.poll(() => undo.isEnabled(), { message: title }).toBe(true);
        await picture.focus();
        await keys.press("Control+z");
        await page.getByText(`Undone: ${title}.`, { exact: true }).first().waitFor({ state: "attached" });
      }
    };

    await first("Enter");
    await first("Control+a");
    await choose("Colour of these states", "Pink");
    await done("Colour");
    await first("Control+g");
    await page.locator("input:focus").waitFor();
    await keys.type("Intake");
    await keys.press("Enter");
    await first();
    await settings.getByRole("textbox", { name: "Name of the section" }).focus();
    await keys.press("Control+a");
    await keys.type("Reception");
    await page.getByRole("button", { name: "Reception", exact: true }).waitFor();
    await choose("Colour of the section", "Green");
    await shot(page, "section-form");
    await done("Change the section");
    await done("Rename", 2);
    await done("Group in a section");

    // A note: written, moved, coloured by its menu, removed.
    await picture.focus();
    await keys.press("Shift+N");
    await page.getByRole("textbox", { name: "Text of the note" }).and(page.locator(":focus")).waitFor();
    await keys.type("Ask first.");
    await keys.press("Control+Enter");
    const note = page.getByRole("group", { name: "Note: Ask first." });
    await note.and(page.locator(":focus")).waitFor();
    await keys.press("ArrowRight");
    await done("Move the note");
    await note.focus();
    await keys.press("Delete");
    await note.waitFor({ state: "detached" });
    await done("Delete the note");
    await note.waitFor();
    await done("Change the note");
    await done("Add a note");

    // A step: its ends, its direction, its place among the buttons, and a step to a state chosen from a list.
    await first("Enter");
    await settings
      .getByRole("button", { name: /^Move down: / })
      .first()
      .press("Enter");
    await done("Change the order");
    await first();
    await choose("Connect to…", "Answered");
    await settings.getByRole("combobox", { name: "To", exact: true }).waitFor();
    await done("Connect");
    await first("]");
    await choose("To", "Answered");
    await done("Change where it leads");
    await first("]");
    await settings.getByRole("button", { name: "Reverse" }).press("Enter");
    await done("Reverse");
    await first("Control+c");
    await keys.press("Control+v");
    await done("Paste");
    await picture.focus();
    await keys.press("Shift+Alt+T");
    await done("Tidy up");

    // What was placed by hand stays where it is, until it is asked for.
    await first("m", "ArrowDown", "ArrowDown", "Enter");
    const moved = page.locator(".react-flow__node.selected");
    const stands = () => moved.evaluate((node) => node.style.transform);
    const place = await stands();
    await picture.focus();
    await keys.press("Shift+Alt+T");
    await page.getByText("A state that was placed by hand stayed where it is.").first().waitFor();
    expect(await stands()).toBe(place);
    await shot(page, "tidied-around");
    await page.getByRole("button", { name: "Tidy everything" }).press("Enter");
    await expect.poll(stands).not.toBe(place);
    await done("Tidy up", 2);
    await done("Move");
  });
});
