import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("routing", () => {
  test("A12: a row is added, tried with an example, published, takes a ticket, and the ticket says why it is whose", async () => {
    const page = await visit.person("ada");
    await page.goto("/assignment/helpdesk");
    await page.getByRole("radio", { name: "Whoever has least" }).waitFor();
    await publish("The help desk shares by load");

    await page.goto("/routing/main");
    await page.getByRole("button", { name: "Add a row" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Parking");
    await dialog.getByRole("button", { name: "Add a condition" }).click();
    await dialog
      .getByRole("combobox", { name: /What/ })
      .or(dialog.getByRole("combobox"))
      .first()
      .selectOption("ticket.subject");
    await dialog.getByRole("combobox").nth(1).selectOption("contains");
    const list = dialog.locator("fieldset input").first();
    await list.fill("parking, badge");
    await list.blur();
    await dialog.getByRole("combobox", { name: "Group" }).selectOption({ label: "Help desk" });
    await dialog.getByRole("textbox", { name: "Tags" }).fill("parking");
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Parking, Subject: contains one of parking, badge" }).waitFor();

    await page.getByRole("textbox", { name: "Subject" }).fill("My badge is lost");
    await page.keyboard.press("Enter");
    await page.getByText("“Parking” takes it.").waitFor();
    const row = page.getByRole("row").filter({ hasText: "Parking" });
    await row.getByText("takes it").waitFor();
    await page.getByText("Why not the rows above").waitFor();

    // By keyboard: above all others, and back by undo.
    await page.getByRole("button", { name: "Open Parking" }).focus();
    for (let up = 0; up < 4; up++) await page.keyboard.press("Alt+ArrowUp");
    await expect
      .poll(async () =>
        page
          .getByRole("button", { name: /^Open / })
          .first()
          .textContent(),
      )
      .toBe("Parking");
    expect(await page.getByRole("button", { name: "Move Everything else up" }).count()).toBe(0);
    await page.keyboard.press("Control+z");
    await expect
      .poll(async () =>
        page
          .getByRole("button", { name: /^Open / })
          .first()
          .textContent(),
      )
      .toBe("Important customers");
    await picture(page, "routing");
    await publish("Parking goes to the help desk");

    const { client } = await visit.server.signIn("marc");
    const { ticket } = good(await client.tickets.create({ body: { subject: "A badge for the parking" } }));
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByText("Routed by row “Parking”").waitFor();
    await page.getByText(/^(Chosen: .+, least loaded\. |Nobody of Help desk could be chosen)/).waitFor();
    const details = page.getByRole("complementary", { name: "Details" });
    await details.locator("summary").filter({ hasText: /^Why / }).click();
    await details.getByText("Routed by row “Parking”").waitFor();
    await details.getByRole("list", { name: "Who was considered" }).waitFor();
    await picture(page, "why-his");

    async function publish(note: string): Promise<void> {
      await page.getByRole("button", { name: "Publish…" }).click();
      const window = page.getByRole("dialog");
      await window.getByRole("textbox", { name: "Note" }).fill(note);
      await window.getByRole("button", { name: /^Publish/ }).click();
      await window.waitFor({ state: "detached" });
    }
  });

  test("what only the last row took becomes a row, which is looked at before it is added", async () => {
    const { client } = await visit.server.signIn("marc");
    for (const subject of ["Where is the printer?", "The printer is empty"])
      good(await client.tickets.create({ body: { subject } }));
    const page = await visit.person("ada");
    await page.goto("/routing/main");
    const make = page.getByRole("button", { name: "Make a row from these" });
    await make.waitFor();
    await page.getByRole("button", { name: "Make a row from these", disabled: true }).waitFor();
    await page.getByRole("checkbox", { name: /Where is the printer/ }).check();
    await page.getByRole("checkbox", { name: /The printer is empty/ }).check();
    await make.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Subject contains printer").waitFor();
    await dialog.getByRole("button", { name: "Add row" }).click();
    await page.getByRole("button", { name: "Printer, Subject: contains printer" }).waitFor();
    await page.getByText("Not published yet").waitFor();

    await page.getByRole("button", { name: "More for Printer" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Open Printer" }).waitFor({ state: "detached" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("Open Everything else");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Open Printer" }).waitFor();
  });

  test("a row says which rows below could take its tickets too, with a ticket as an example", async () => {
    const page = await visit.person("ada", { colorScheme: "dark" });
    await page.goto("/routing/main");
    await page.getByText(/^Comes before “[^”]+” and \d+ more, which fit too: Organization is VIP yes, /).waitFor();
    // Published as the desk began, a moment ago: of the last 30 days it could have taken nothing.
    await page.getByText("Never since it was published").first().waitFor();
    expect(await page.getByText("Never in 30 days").count()).toBe(0);
    await picture(page, "routing-overlap-dark");
  });

  test("the order of execution lists what is in force, stage by stage, in French too", async () => {
    const page = await visit.person("marc", { locale: "fr-FR", viewport: { width: 360, height: 780 } });
    await page.goto("/rule-order");
    await page.getByRole("link", { name: "Qui reçoit les nouveaux tickets" }).waitFor();
    await expect
      .poll(() => page.getByRole("heading", { level: 2 }).allTextContents())
      .toEqual([
        "Le changement lui-même",
        "Routage",
        "Déclencheurs",
        "Attribution",
        "Blueprints",
        "Limites de temps",
        "Notifications",
        "Plus tard, avec le temps",
      ]);
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    await page.goto("/assignment/helpdesk");
    await page.getByRole("radio", { name: "À tour de rôle" }).waitFor();
    expect(await fits()).toBe(true);
    await page.goto("/routing/main");
    await page.getByRole("button", { name: /^Mots de remboursement, Département : est Finance/ }).waitFor();
    expect(await fits()).toBe(true);
  });
});
