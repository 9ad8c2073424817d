import { afterAll, beforeAll, expect, test } from "vitest";
import { publishDocument } from "../publish.ts";
import { good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

test("S11: a field is drawn with options by keyboard, tried and published; a step asks an agent for what the form requires then", async () => {
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

  const ada = await visit.server.signIn("ada");
  const pattern = { pattern: "SN-[0-9]+", message: { en: "It begins with SN-.", fr: "Il commence par SN-." } };
  await publishDocument(ada, { kind: "field", key: "serial", name: "Serial number", type: "text", ...pattern });
  const asks = [{ ask: "field", field: "cause", required: true }];
  const requires = [{ field: "serial", in: ["open"], when: { is: [{ var: "ticket.fields.cause" }, "paper"] } }];
  const department = "department:helpdesk";
  await publishDocument(ada, { kind: "form", key: "repair", name: "Repair", department, asks, requires });
  const remi = await visit.server.signIn("remi");
  const body = { subject: "It smokes", description: "Look.", form: "repair", fields: { cause: "paper" } };
  const { ticket } = good(await remi.client.tickets.create({ body }));

  const desk = await visit.person("chloe");
  await desk.goto(`/tickets/${ticket.id}`);
  await expect.poll(() => desk.getByRole("combobox", { name: "Cause" }).inputValue()).toBe("Hardware › Paper");
  await desk.getByRole("button", { name: /^Assign seriousness/ }).click();
  const step = desk.getByRole("dialog");
  await step.getByRole("textbox", { name: "Seriousness" }).fill("2");
  const serial = step.getByRole("textbox", { name: "Serial number" });
  await serial.fill("12");
  const send = step.getByRole("button", { name: /^Assign seriousness/ });
  await send.click();
  await step.getByText("It begins with SN-.").first().waitFor();
  await serial.fill("SN-12");
  await send.click();
  await step.waitFor({ state: "detached" });
  const moved = good(await remi.client.tickets.read({ params: { id: ticket.id } }));
  expect(moved.status).toBe("open");

  await page.getByRole("button", { name: "Remove “Hardware”" }).click();
  const removing = page.getByRole("dialog");
  await removing.getByText("1 ticket has it.").waitFor();
  await removing.getByText("1 option under it goes with it.").waitFor();
  await removing.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("textbox", { name: "Name of option 1" }).waitFor();
  await expect.poll(() => page.getByRole("textbox", { name: "Name of option 1" }).inputValue()).toBe("Other");
});
