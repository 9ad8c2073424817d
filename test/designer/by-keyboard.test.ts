import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../designer/commands/commands.ts";
import { startVisit, type Visit } from "../e2e/visit.ts";

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
});
