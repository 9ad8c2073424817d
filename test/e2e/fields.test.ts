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
