import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../designer/commands/commands.ts";
import { connect } from "../../designer/commands/connect.ts";
import { insertPart } from "../../designer/commands/insert-part.ts";
import { plainPart } from "../../designer/parts/plain-part.ts";
import { picture as shot, startVisit, type Visit } from "../e2e/visit.ts";
import { good } from "../server.ts";
import { small } from "./sample.ts";

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

/** A draft in which every remaining command has something to do, and a part in it of which there is a newer version. */
async function draft(): Promise<string> {
  const ada = await visit.server.signIn("ada");
  // A second try begins with its own.
  const tag = Math.floor(performance.now()).toString(36);
  const part = plainPart(`part-${tag}`, `Part ${tag}`);
  const [asked, ...rest] = part.states;
  if (!asked) throw new Error("The sample has states.");
  const body = (document: object) => document as { readonly [key: string]: never };
  const params = { kind: "part" as const, key: part.key };
  good(await ada.client.definitions.create({ body: body(part) }));
  good(await ada.client.definitions.publish({ params, body: {}, ifMatch: 1 }));
  const newer = { ...part, states: [{ ...asked, note: "Wait a day." }, ...rest] };
  const { revision } = good(await ada.client.definitions.saveDraft({ params, body: body(newer), ifMatch: 0 }));
  good(await ada.client.definitions.publish({ params, body: {}, ifMatch: revision }));
  const document = { ...small(), key: `by-keys-${tag}`, name: `By keys ${tag}` };
  document.states = document.states.map((state) => (state.id === "work" ? { ...state, reenter: "done" } : state));
  const put = insertPart.apply(document, { part, version: 1 })?.document ?? document;
  const ways = [...["new", "work", "asked", "answered"].map((from) => [from, "done"]), ["work", "asked"]];
  const drawn = ways.reduce(
    (next, [from = "", to = ""]) =>
      connect.apply(next, { from, to, ...(to === "done" && { name: { en: "Close", fr: "Fermer" } }) })?.document ??
      next,
    put,
  );
  good(await ada.client.definitions.create({ body: body(drawn) }));
  return drawn.key;
}

/** Titles of what was undone, over all tests of this file. */
const undone = new Set<string>();

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
        undone.add(title.en);
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
        undone.add(title);
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

  test("what is done in forms, panels, windows and the text is done by keys and undone; then no command of the list is left", async () => {
    const page = await visit.person("ada");
    const keys = page.keyboard;
    await page.goto(`/blueprints/${await draft()}`);
    await page.locator(".react-flow__node").first().waitFor();
    const bar = page.getByRole("toolbar");
    const undo = bar.getByRole("button", { name: "Undo" });
    const picture = page.locator(".react-flow");
    const settings = page.getByRole("complementary", { name: "Settings" });
    const panels = page.getByRole("region", { name: "Problems, examples and versions" });
    const dialog = page.getByRole("dialog");
    const select = async (...then: readonly string[]) => {
      await picture.focus();
      for (const key of ["Escape", ...then]) await keys.press(key);
    };
    const done = async (title: string) => {
      await expect.poll(() => undo.isEnabled(), { message: title }).toBe(true);
      await picture.focus();
      await keys.press("Control+z");
      await page.getByText(`Undone: ${title}.`, { exact: true }).first().waitFor({ state: "attached" });
      await expect.poll(() => undo.isEnabled(), { message: title }).toBe(false);
      undone.add(title);
    };

    await select("ArrowRight", "Enter");
    await settings.getByRole("combobox", { name: "Status", exact: true }).focus();
    await keys.type("Pending");
    await done("Change the state");
    await select("ArrowRight", "]");
    await settings.getByRole("checkbox", { name: "Shown as the first button" }).press("Space");
    await done("Change the transition");
    await settings.getByRole("checkbox", { name: "From every state" }).press("Space");
    await done("Change where it starts");
    await select();
    await settings.getByRole("textbox", { name: "Name", exact: true }).focus();
    await keys.type("!");
    await done("Change the blueprint");

    await bar.getByRole("button", { name: "Insert a part" }).press("Enter");
    await dialog.getByRole("img").first().waitFor();
    await dialog.getByRole("button", { name: "Insert", exact: true }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    await done("Insert a part");
    await bar.getByRole("button", { name: "A part has a newer version" }).press("Enter");
    await dialog.getByRole("button", { name: "Bring up to date" }).press("Enter");
    await dialog.getByText("Every part here is up to date.").waitFor();
    await keys.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await done("Bring a part up to date");

    await page.getByRole("button", { name: /^Problems \(/ }).press("Enter");
    await panels.getByRole("button", { name: /Resume in the state before/ }).press("Enter");
    await done("Fix");
    await panels.getByRole("tab", { name: "Complexity" }).press("Enter");
    await panels.getByRole("button", { name: "Make it one" }).press("Enter");
    await done("Make it one transition");
    await panels.getByRole("tab", { name: "Try it" }).press("Enter");
    await panels.getByRole("button", { name: "Try a made-up ticket" }).press("Enter");
    await panels.getByRole("button", { name: "Take", exact: true }).press("Enter");
    await panels.locator("[data-trial-state=work]").waitFor();
    const keep = async () => {
      await panels.getByRole("button", { name: "Keep as an example…" }).press("Enter");
      await dialog.getByRole("textbox", { name: "Name" }).and(page.locator(":focus")).waitFor();
      await keys.press("Control+a");
      await keys.type("It comes in");
      await keys.press("Enter");
      await dialog.waitFor({ state: "detached" });
    };
    await keep();
    await done("Keep as an example");
    await panels.getByRole("tab", { name: "Try it" }).press("Enter");
    await keep();
    await panels.getByRole("tab", { name: /^Examples/ }).press("Enter");
    await panels.getByRole("button", { name: "Remove “It comes in”" }).press("Enter");
    await picture.focus();
    await keys.press("Control+z");
    await page.getByText("Undone: Remove the example.", { exact: true }).first().waitFor({ state: "attached" });
    undone.add("Remove the example");
    await done("Keep as an example");

    const view = (name: string) => page.getByRole("button", { name, exact: true }).press("Enter");
    await view("JSON");
    const text = page.locator(".monaco-editor").first();
    await text.waitFor();
    await text.getByRole("textbox").first().focus();
    // The line of its name, before the closing quote.
    for (const key of [
      "Control+Home",
      "ArrowDown",
      "ArrowDown",
      "ArrowDown",
      "ArrowDown",
      "End",
      "ArrowLeft",
      "ArrowLeft",
    ])
      await keys.press(key);
    await keys.type("!");
    await expect
      .poll(() => settings.getByRole("textbox", { name: "Name", exact: true }).inputValue())
      .toMatch(/^By keys .*!$/);
    await view("Picture");
    await page.locator(".react-flow__node").first().waitFor();
    await done("Edit in JSON");

    expect(COMMANDS.filter(({ title }) => !undone.has(title.en)).map(({ name }) => name)).toEqual([]);
  });
});
