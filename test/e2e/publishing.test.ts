import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

const dialog = (page: Page) => page.getByRole("dialog");

test("an admin makes a role and gives it; B44: one asks for a publication, another publishes it, and the log says both", async () => {
  const ada = await visit.person("ada");
  await ada.goto("/roles");
  await ada.getByRole("button", { name: "New role" }).first().click();
  await dialog(ada).getByRole("textbox", { name: "Name" }).fill("Team lead");
  await ada.keyboard.press("Enter");
  await ada.getByRole("checkbox", { name: "See reports" }).check();
  await ada.getByRole("combobox", { name: "Sees" }).selectOption({ label: "every ticket" });
  await ada.getByText("Saved", { exact: false }).first().waitFor();
  await ada.getByRole("button", { name: "Publish…" }).click();
  await dialog(ada).getByRole("textbox", { name: "Note" }).fill("For those who lead.");
  await dialog(ada)
    .getByRole("button", { name: /^Publish version/ })
    .click();
  await dialog(ada).waitFor({ state: "detached" });
  await ada.goto("/team");
  await ada.getByRole("button", { name: "Actions for Bruno" }).click();
  await ada.getByRole("menuitem", { name: "Change…" }).click();
  await dialog(ada).getByRole("combobox", { name: "Role" }).selectOption({ label: "Team lead" });
  await dialog(ada).getByRole("checkbox", { name: "See reports" }).and(ada.locator(":checked")).waitFor();
  await dialog(ada).getByRole("button", { name: "Save" }).click();
  await ada.getByRole("row").filter({ hasText: "Bruno" }).getByText("Team lead").waitFor();
  const bruno = await visit.server.signIn("bruno");
  expect(good(await bruno.client.session.read()).rights).toEqual(["reports"]);

  await ada.goto("/publications");
  await ada.getByText("Nothing waits.").waitFor();
  await ada.getByRole("checkbox", { name: "blueprints and forms of Finance" }).click();
  await ada.getByRole("region", { name: "Notifications" }).getByText("Saved").waitFor();

  const marc = await visit.person("marc");
  await marc.goto("/forms/finance-question");
  const name = marc.getByRole("textbox", { name: "Name" }).first();
  await name.waitFor();
  await name.fill("A question about money");
  await marc.getByRole("button", { name: "Publish…" }).click();
  await dialog(marc).getByText("Publishing this needs a second person.").waitFor();
  await dialog(marc).getByRole("textbox", { name: "Note" }).fill("Shorter.");
  await dialog(marc).getByRole("button", { name: "Ask for publication" }).click();
  await marc.getByText("Marc Manager asks for this draft to be published", { exact: false }).waitFor();

  const waits = ada.getByRole("region", { name: "Waits for a second person" });
  await waits.getByText("Shorter.").waitFor();
  await waits.getByText("name", { exact: false }).first().waitFor();
  await waits.getByRole("button", { name: "Publish…" }).click();
  await dialog(ada).getByRole("button", { name: "Publish", exact: true }).click();
  await ada.getByText("Nothing waits.").waitFor();
  const log = ada.getByRole("region", { name: "Everything that was published" });
  await log.getByText("by Marc Manager, agreed by Ada Admin: Shorter.").waitFor();
});
