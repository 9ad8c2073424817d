import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
let ticket: string;

beforeAll(async () => {
  visit = await startVisit();
  const { client } = await visit.server.signIn("ana");
  const body = { subject: "Refund of May", requester: "requester:remi", department: "department:finance" };
  ticket = good(await client.tickets.create({ body })).ticket.id;
});
afterAll(() => visit?.close());

const answer = (page: Page) => page.getByRole("dialog").getByRole("status", { name: /^(The answer|La réponse)$/ });

describe("why, or why not", () => {
  test("a rule is found by typing and answers in one sentence, without a mouse; another is asked after it", async () => {
    const page = await visit.person("ana");
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByText("Routed by row “Refund words”").waitFor();
    await tabTo(page, /^Why not…\? At /);
    await page.keyboard.press("Enter");
    const find = page.getByRole("dialog", { name: "Why, or why not?" }).getByRole("textbox", { name: "Find a rule" });
    await find.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.getByRole("button", { name: "Refund words" }).waitFor();
    await page.keyboard.type("arrived");
    await page.keyboard.press("Enter");
    await answer(page).getByText("did not act, because this did not hold").waitFor();
    expect(await answer(page).textContent()).toContain(
      "The trigger “Tell the requester that it has arrived” did not act, because this did not hold: Kind of who caused it is none of an agent or an import (was an agent).",
    );
    await answer(page).getByText("Not together:").waitFor();
    await picture(page, "why-not");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.keyboard.type("important");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await answer(page).getByText("Row 1 “Important customers” did not take it").waitFor();
    await find.waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });

  test("the owner, the time limits and a mail answer as well, in French and in the dark", async () => {
    const page = await visit.person("ana", { colorScheme: "dark" });
    await page.addInitScript(() => localStorage.setItem("filrouge.language", "fr"));
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("button", { name: "Demander pourquoi, ou pourquoi pas…" }).click();
    await page.getByRole("tab", { name: "Son responsable" }).click();
    await answer(page).getByText("la ligne 2 « Mots de remboursement » l’a envoyé à Finance").waitFor();
    await page.getByRole("tab", { name: "Échéances" }).click();
    await answer(page).getByText("la politique « Standard » le veut").waitFor();
    await page.getByRole("tab", { name: "Un mail" }).click();
    await answer(page).getByText("Rémi n’a pas reçu de mail.").waitFor();
    await page.getByLabel("Qui n’a pas reçu de mail ?").selectOption({ label: "Bruno" });
    await answer(page)
      .getByText(/^Bruno /)
      .waitFor();
    await picture(page, "why-no-mail-dark");
  });

  test("what no rule is called is said, and so is an answer that could not be worked out, which may be asked again", async () => {
    const page = await visit.person("ana");
    let broken = true;
    await page.route("**/why/not?**", (route) => (broken ? route.abort() : route.continue()));
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("button", { name: "Ask why, or why not…" }).click();
    const find = page.getByRole("textbox", { name: "Find a rule" });
    await find.fill("nothing of the kind");
    await page.getByText("No rule is called so.").waitFor();
    await find.fill("solved");
    await page.keyboard.press("Enter");
    await page.getByText("The answer could not be worked out.").waitFor();
    broken = false;
    await page.getByRole("dialog").getByRole("button", { name: /again/i }).click();
    await answer(page).getByText("it waits for").waitFor();
  });
});
