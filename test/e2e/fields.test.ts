import { afterAll, beforeAll, expect, test } from "vitest";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

test("a field is drawn with options by keyboard, tried and published", async () => {
  const page = await visit.person("ada");
  await page.goto("/fields");
  await page.getByRole("button", { name: "New field" }).click();
  const making = page.getByRole("dialog");
  await making.getByRole("textbox", { name: "Name" }).fill("Cause");
  await making.getByRole("button", { name: "Create" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Tree" });
  const added = page.getByRole("textbox", { name: "New option" });
  for (const [at, name] of ["Hardware", "Paper", "Other"].entries()) {
    await added.fill(name);
    await added.press("Enter");
    await page.getByRole("textbox", { name: `Name of option ${at + 1}` }).waitFor();
    await expect.poll(() => added.inputValue()).toBe("");
  }
  const paper = page.getByRole("textbox", { name: "Name of option 2" });
  await paper.press("Alt+ArrowRight");
  await expect.poll(() => paper.evaluate((it) => it === document.activeElement)).toBe(true);
  const preview = page.getByRole("region", { name: "As it is filled in" });
  await preview.getByRole("combobox", { name: "Cause" }).fill("pap");
  await page.getByRole("option", { name: "Hardware › Paper" }).click();
  await preview.getByText("This fits.").waitFor();
  await picture(page, "field");
  await page.getByRole("button", { name: "Publish…" }).click();
  const publishing = page.getByRole("dialog");
  await publishing.getByRole("textbox", { name: "Note" }).fill("Why it broke");
  await publishing.getByRole("button", { name: /^Publish/ }).click();
  await page.getByText("Published, version 1").waitFor();
});

test("what is switched off is replaced first: shown document by document, drawn into all of them, undone, published", async () => {
  const page = await visit.person("ada");
  await page.goto("/fields/damage");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Switch off…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Put another in its place…" }).click();
  await dialog.getByRole("combobox", { name: "In its place" }).selectOption("bugReference");
  const form = dialog.getByRole("listitem").filter({ hasText: "new draft" });
  await form.getByRole("button", { name: "Show the differences" }).click();
  await form.getByText("Changed").first().waitFor();
  await picture(page, "replace-uses");
  await dialog.getByRole("button", { name: /^Draw into/ }).click();
  await dialog
    .getByText(/^Drawn into/)
    .first()
    .waitFor();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await page.getByText("All of it was taken back.").first().waitFor();
  await dialog.getByRole("button", { name: /^Draw into/ }).click();
  await dialog.getByRole("button", { name: "Publish the draft that holds nothing else" }).click();
  await page.getByText("1 version was published.").first().waitFor();
  await dialog.getByRole("link", { name: "I want to return something" }).waitFor({ state: "detached" });
});
