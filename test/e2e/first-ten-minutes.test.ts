import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, CRASH } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("the first ten minutes", () => {
  test("a manager draws a step in French and publishes it; a colleague's ticket offers it, says why another is not, and tells in its journal what was taken", async () => {
    const marc = await visit.person(null);
    await marc.goto("/");
    await marc.getByRole("button", { name: /Language/ }).click();
    await marc.getByRole("menuitemradio", { name: "Français" }).click();
    await marc.getByRole("heading", { name: "Connexion" }).waitFor();
    await picture(marc, "sign-in");
    await marc.getByRole("button", { name: "Se connecter en tant que Marc" }).click();
    await marc.getByRole("link", { name: "Blueprints" }).click();
    await marc.getByRole("heading", { level: 1, name: "Blueprints" }).waitFor();
    await marc.getByRole("link", { name: /vTouch/ }).click();
    const outline = marc.getByRole("tree", { name: "Plan" });
    await outline.waitFor();
    await picture(marc, "designer");

    await outline.locator("[data-key=triaged]").click();
    await marc.keyboard.press("c");
    await outline.locator("[data-key=answered]").click();
    await marc.keyboard.press("Enter");
    const settings = marc.getByRole("complementary", { name: "Réglages" });
    await settings.getByRole("textbox", { name: "Nom" }).fill("Répondre tout de suite");
    await settings.getByRole("textbox", { name: "Nom" }).press("Enter");
    await outline.getByRole("treeitem", { name: /Répondre tout de suite.*Répondu/ }).waitFor();
    await picture(marc, "designer-step");

    await marc.getByRole("button", { name: /^Publier/ }).click();
    const dialog = marc.getByRole("dialog");
    await dialog.getByText("« Répondre tout de suite »").waitFor();
    await dialog.getByRole("textbox", { name: /^Note/ }).fill("On peut répondre sans choisir de type.");
    await dialog.getByRole("button", { name: "Publier la version 2" }).click();
    await dialog.waitFor({ state: "hidden" });
    await marc.getByText("version 2").first().waitFor();

    const id = await asked(visit.server, CRASH);
    const chloe = await visit.person("chloe", { locale: "fr-FR" });
    await chloe.goto(`/tickets/${id}`);
    const steps = chloe.getByRole("region", { name: "Étapes suivantes" });
    // The worker moves a ticket whose context is complete on by itself, after a second.
    await steps.getByRole("button", { name: "Choisir le type" }).waitFor();
    await steps.getByText("Pas disponibles maintenant").click();
    // Nobody solves what nobody has: the new step says so, and is there as soon as somebody takes the ticket.
    await steps.getByRole("listitem").filter({ hasText: "Répondre tout de suite" }).waitFor();
    await chloe.getByRole("button", { name: "Me l’attribuer" }).click();
    await steps.getByRole("button", { name: "Répondre tout de suite" }).waitFor();
    const refused = steps.getByRole("listitem").filter({ hasText: "Reproduire" });
    await refused
      .filter({ hasText: "Seul un problème se reproduit." })
      .filter({ hasText: /Type .*\(était vide\)/ })
      .first()
      .waitFor();
    await picture(chloe, "not-available-now");

    await steps.getByText("Pas disponibles maintenant").click();
    await steps.getByRole("button", { name: "Répondre tout de suite" }).click();
    await chloe.getByRole("list", { name: "Le fil" }).getByText("Répondu").waitFor();

    await chloe.getByRole("tab", { name: "Journal" }).click();
    const journal = chloe.getByRole("list", { name: "Journal" });
    const taken = journal
      .getByRole("listitem")
      .filter({ hasText: "A effectué « Répondre tout de suite » : Qualifié → Répondu" });
    await taken.first().waitFor();
    expect(await taken.first().textContent()).toContain("Chloé");
    const entered = journal
      .getByRole("listitem")
      .filter({ hasText: "« Contexte complet » s’est fait : Contexte manquant → Qualifié" })
      .first();
    expect(await entered.textContent()).toContain("de lui-même");
    await entered.getByText("Pourquoi ?").click();
    await entered
      .getByText(/Retours vTouch.*version 2/)
      .first()
      .waitFor();
    await picture(chloe, "journal");
  });
});
