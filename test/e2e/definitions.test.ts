import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SlaPolicy } from "../../blueprints/sla-policy.ts";
import { good } from "../server.ts";
import { cutOff, picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
  for (const key of ["first-promise", "second-promise"]) await published(key);
});
afterAll(() => visit.close());

/** A policy in force, as a colleague has published it. */
async function published(key: string): Promise<void> {
  const { client } = await visit.server.signIn("ada");
  const body = {
    kind: "sla-policy",
    schemaVersion: 1,
    key,
    name: key,
    targets: [{ metric: "firstReply", within: "PT8H", time: "calendar" }],
  } satisfies SlaPolicy;
  const made = good(await client.definitions.create({ body }));
  const params = { kind: "sla-policy", key } as const;
  good(await client.definitions.publish({ params, body: { note: "First" }, ifMatch: made.draft?.revision ?? 0 }));
}

const order = async (): Promise<readonly string[]> => {
  const { client } = await visit.server.signIn("ada");
  const { items } = good(await client.definitions.list({ query: { kind: "sla-policy" } }));
  return items.filter((it) => it.key.endsWith("-promise")).map((it) => it.key);
};
const saved = (page: Page) => page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();

describe("documents of any kind", () => {
  it("are put in another order by keyboard, and by dragging", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-limits");
    await page.getByRole("button", { name: "Move up: second-promise" }).press("Enter");
    await page.getByText("Order saved.").first().waitFor();
    await expect.poll(order).toEqual(["second-promise", "first-promise"]);
    const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect
      .poll(async () => (await page.getByRole("row").getByRole("link").allTextContents()).filter((it) => /-/.test(it)))
      .toEqual(["second-promise", "first-promise"]);
    // One more, before the one that takes every ticket: what each reaches is read anew, and moves what stands below.
    await page.getByRole("button", { name: "Move up: second-promise" }).press("Enter");
    await row("first-promise").getByText("never reached").waitFor();
    await row("second-promise").getByText("can apply").waitFor();
    // Step by step, so that nothing is let go before the page shows what is dragged.
    await row("second-promise").locator("[draggable]").hover();
    await page.mouse.down();
    await row("first-promise").hover();
    await page.locator("tr.opacity-60").waitFor();
    await row("first-promise").hover();
    await page.mouse.up();
    await expect.poll(order).toEqual(["first-promise", "second-promise"]);
    await page.context().close();
  });

  it("are switched off and on again, and old versions come back as the draft", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-limits/second-promise");
    await page.getByText("Published, version 1").waitFor();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Switch off…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
    await page.getByText("Switched off (version 1)").waitFor();
    await page.getByRole("button", { name: "Switch on…" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).fill("On again");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish version/ })
      .click();
    await page.getByText("Published, version 2").waitFor();
    await page.getByRole("textbox", { name: "Name" }).first().fill("Renamed");
    await saved(page);
    await page.getByRole("button", { name: "Versions (2)" }).click();
    // What it says is told at once, the newest version first.
    await page.getByRole("button", { name: "Compare version 1 in words" }).click();
    await page.getByText("From version 1 to the draft:").waitFor();
    await page.getByText("Changed name: “Renamed” (was “second-promise”)").waitFor();
    await picture(page, "compared-in-words");
    await page.getByRole("button", { name: "View", exact: true }).last().click();
    await page.getByText("You are looking at version 1.").waitFor();
    await page.getByRole("heading", { name: "second-promise", level: 1 }).waitFor();
    expect(await page.getByRole("textbox", { name: "Name" }).first().isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Use as new draft" }).first().click();
    await page.getByText("Version 1 is the draft now.").first().waitFor();
    await page.getByRole("heading", { name: "second-promise", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "Renamed", level: 1 }).waitFor();
    await page.context().close();
  });

  it("survive a closed window: what was not sent is offered on return", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-limits/first-promise");
    await page.getByText("Published, version 1").waitFor();
    await cutOff(page);
    await page.getByRole("textbox", { name: "Name" }).first().fill("Kept here");
    await page.getByText("Not saved. We keep trying.").first().waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole("button", { name: "Use them" }).click();
    await page.getByRole("heading", { name: "Kept here", level: 1 }).waitFor();
    await page.getByRole("textbox", { name: "Name" }).first().fill("Kept and sent");
    await saved(page);
    await page.context().close();
  });

  it("join what was left behind here with what a colleague saved meanwhile: neither is lost", async () => {
    const page = await visit.person("ada");
    const address = "/time-limits/second-promise";
    await page.goto(address);
    await page.getByRole("textbox", { name: "Name" }).first().fill("Seen by both");
    await saved(page);
    await cutOff(page);
    await page.getByRole("textbox", { name: "Name" }).first().fill("Named offline");
    await page.getByText("Not saved. We keep trying.").first().waitFor();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto("about:blank");
    const { client } = await visit.server.signIn("marc");
    const params = { kind: "sla-policy", key: "second-promise" } as const;
    const draft = good(await client.definitions.read({ params })).draft;
    const targets = [{ metric: "firstReply", within: "PT5H", time: "calendar" }];
    const body = { ...draft?.document, targets };
    good(await client.definitions.saveDraft({ params, body, ifMatch: draft?.revision ?? 0 }));
    await page.goto(address);
    await page.getByRole("button", { name: "Use them" }).click();
    const joined = async () => good(await client.definitions.read({ params })).draft?.document;
    await expect.poll(joined).toMatchObject({ name: "Named offline", targets: [{ within: "PT5H" }] });
    await page.getByRole("heading", { name: "Named offline", level: 1 }).waitFor();
    await saved(page);
    await page.reload();
    await page.getByRole("heading", { name: "Named offline", level: 1 }).waitFor();
    expect(await page.getByRole("button", { name: "Use them" }).count()).toBe(0);
  });

  it("lead back to the list where there is none of that name", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-limits/nothing-like-this");
    await page.getByText("There is no document of this name.").waitFor();
    await page.getByRole("link", { name: "Back to the list" }).click();
    await page.getByRole("heading", { name: "Time limits" }).waitFor();
    await page.context().close();
  });
});
