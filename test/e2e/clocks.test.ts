import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { etagOf, good } from "../server.ts";
import { promise } from "./promises.ts";
import { asked, CRASH, INVOICE } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
let invoice = "";
let crash = "";
let free = "";
beforeAll(async () => {
  visit = await startVisit();
  await promise(visit.server);
  invoice = await asked(visit.server, INVOICE);
  crash = await asked(visit.server, CRASH);
  const { client } = await visit.server.signIn("ada");
  free = good(await client.tickets.create({ body: { subject: "Where is the key of floor 3?" } })).ticket.id;
  const ifMatch = etagOf(await client.tickets.read({ params: { id: free } }));
  good(await client.tickets.change({ params: { id: free }, body: { status: "pending" }, ifMatch }));
});
afterAll(async () => visit.close());

/** The badge beside a ticket's row. */
const badgeOf = (page: Page, id: string) => page.locator(`li:has(#row-${id}) button`).first();

describe("in the list", () => {
  test("S55: a row shows the clock that is due next, and counts the others", async () => {
    const page = await visit.person("ana");
    await page.goto("/tickets?view=all&order=due");
    await badgeOf(page, invoice).waitFor();
    expect(await badgeOf(page, invoice).textContent()).toMatch(/^First reply due in (3 h 5\d min|4 h)$/);
    expect(await page.locator(`li:has(#row-${invoice})`).textContent()).toContain("+1");
    await picture(page, "queue-time-limits");
  });

  test("S56: a badge opens its arithmetic on keyboard focus, and Escape puts it away", async () => {
    const page = await visit.person("ana");
    await page.goto("/tickets?view=all");
    await page.locator(`#row-${invoice}`).focus();
    await page.keyboard.press("Tab");
    const tip = page.getByRole("tooltip");
    await tip.getByText("Target").waitFor();
    expect(await tip.textContent()).toContain("4 h, calendar time, day and night");
    expect(await tip.textContent()).toContain("Due ");
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "detached" });
  });

  test("the views Overdue and Paused hold the tickets of that kind, and say so in words", async () => {
    const { client } = await visit.server.signIn("ada");
    const overdue = async () =>
      good(await client.tickets.list({ query: { view: "overdue" } })).items.map(({ id }) => id);
    // Its second is over as soon as the worker has looked.
    await expect.poll(overdue).toContain(crash);
    const page = await visit.person("ada");
    await page.goto("/tickets?view=overdue");
    await badgeOf(page, crash).waitFor();
    expect(await badgeOf(page, crash).textContent()).toContain("Overdue by");
    expect(await page.locator(`#row-${invoice}`).count()).toBe(0);
    await page.getByRole("region", { name: "Views" }).getByRole("button", { name: "Paused" }).click();
    await badgeOf(page, free).waitFor();
    expect(await badgeOf(page, free).textContent()).toMatch(/Paused: waiting for the requester \(7 h 5\d min left\)/);
  });

  test("a breach reaches the open list by itself", async () => {
    const page = await visit.person("ada");
    await page.goto("/tickets?view=overdue");
    await badgeOf(page, crash).waitFor();
    const late = await asked(visit.server, { ...CRASH, subject: "The sound is gone" });
    await page.getByText("1 new ticket").waitFor();
    await page.keyboard.press(".");
    await badgeOf(page, late).waitFor();
  });
});

describe("on the ticket", () => {
  test("every clock stands in its section, and the badge leads there", async () => {
    const page = await visit.person("ana");
    await page.goto(`/tickets/${invoice}`);
    const section = page.getByRole("region", { name: "Time limits" });
    await section.getByText("Total resolution", { exact: true }).waitFor();
    // One of each, or the wait is refused.
    await section.getByRole("button", { name: /^First reply: Due in (3 h 5\d min|4 h)$/ }).waitFor();
    await section.getByRole("button", { name: /^Total resolution: .+ working hours.* left, due / }).waitFor();
    await page.getByRole("button", { name: "1 more time limit" }).click();
    await page.locator("#time-limits:focus").waitFor();
  });

  test("why this due time: the policy, its condition with the value it saw, and the intervals", async () => {
    const page = await visit.person("ana");
    await page.goto(`/tickets/${invoice}`);
    await tabTo(page, /^Why this due time\? First reply/);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Why this due time?" });
    await dialog.getByText("SLA policy “Finance promises”, version 1").waitFor();
    await dialog.getByText(/Department is Finance \(was Finance\)/).waitFor();
    await dialog.getByRole("table", { name: "What was counted" }).getByRole("row").nth(1).waitFor();
    expect(await dialog.getByRole("button", { name: "Excuse it…" }).count()).toBe(0);
    await picture(page, "why-this-due-time");
    const address = await dialog.getByRole("link", { name: "Save the intervals as CSV" }).getAttribute("href");
    const csv = await page.request.get(address ?? "");
    expect(csv.headers()["content-type"]).toContain("text/csv");
  });

  test("a manager excuses a breach with a reason; the ticket and its journal say so", async () => {
    const page = await visit.person("marc");
    await page.goto(`/tickets/${crash}`);
    await page.getByRole("button", { name: /^Why this due time\? Requester/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Excuse it…" }).click();
    await dialog.getByRole("button", { name: "Excuse", exact: true }).click();
    await dialog.getByText("Give the reason.").waitFor();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The phone was broken.");
    await dialog.getByRole("button", { name: "Excuse", exact: true }).click();
    await dialog.getByText("Excused: The phone was broken.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Journal" }).click();
    const journal = page.getByRole("list", { name: "Journal" });
    await journal.getByText(/^Excused the breach of “.+”: The phone was broken\.$/).waitFor();
    await journal.getByText(/^Time limits of “vTouch promises”, version 1: .+ within 1 second/).waitFor();
    await journal.getByText(/^Time limit missed: /).waitFor();
  });

  test("a requester hears nothing of time limits", async () => {
    const page = await visit.person("remi");
    await page.goto(`/my/${crash}`);
    await page.getByRole("textbox", { name: "Your answer" }).waitFor();
    expect(await page.locator("main").textContent()).not.toMatch(/overdue|time limit/i);
  });

  test("French, dark, on a phone: nothing is wider than the window", async () => {
    const page = await visit.person("ana", {
      locale: "fr-FR",
      colorScheme: "dark",
      viewport: { width: 360, height: 740 },
    });
    await page.goto(`/tickets/${invoice}`);
    const section = page.getByRole("region", { name: "Échéances" });
    await section.getByRole("button", { name: /^Première réponse : Échéance dans / }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.goto("/tickets?view=all");
    await badgeOf(page, invoice).waitFor();
    expect(await badgeOf(page, invoice).textContent()).toMatch(/^Première réponse\s: échéance dans /);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture(page, "queue-time-limits-phone");
  });
});

describe("on the canvas", () => {
  test("a manager gives a state a limit of stay by keyboard; box, outline and words say it", async () => {
    const page = await visit.person("marc");
    await page.goto("/blueprints/vtouch-feedback");
    await page.locator("[role=treeitem][data-key=triaged]").click();
    const form = page.getByRole("region", { name: "Limit of stay" });
    await form.getByRole("button", { name: "Set a time limit" }).focus();
    await page.keyboard.press("Enter");
    const most = form.getByRole("textbox", { name: "At most" });
    await most.focus();
    await page.keyboard.type("6 working hours");
    await form.getByText("A ticket may stay there 6 working hours at most. It warns at 75% of that.").waitFor();
    const box = page.locator(".react-flow__node[data-id=triaged]");
    // From afar a state shows its name alone.
    for (let i = 0; i < 3; i += 1) await page.getByRole("button", { name: "Zoom in" }).click();
    await box.getByText("6 working hours").waitFor();
    await expect.poll(() => box.getAttribute("aria-label")).toContain("at most 6 working hours");
    await page.locator("[role=treeitem][data-key=triaged]").getByText("6 working hours").waitFor();
    await form.getByRole("button", { name: "Remove the time limit" }).click();
    await form.getByText("A ticket may stay here as long as it takes.").waitFor();
    await page.keyboard.press("Control+z");
    await box.getByText("6 working hours").waitFor();
    await picture(page, "limit-of-stay");
  });
});

test("new time limits on their way show how far they have come, as text and as a bar", async () => {
  const page = await visit.person("marc");
  let items: object[] = [
    { id: "r1", definitions: ["calendar:paris-office@2"], total: 70_000, done: 12_400, startedAt: 1, finishedAt: null },
  ];
  await page.route("**/api/rearms", (route) => route.fulfill({ json: { items } }));
  await page.goto("/tickets");
  const bar = page.getByRole("progressbar", { name: "New time limits reach the tickets: 12,400 of 70,000" });
  await bar.waitFor();
  expect(await bar.getAttribute("aria-valuenow")).toBe("12400");
  items = items.map((item) => ({ ...item, done: 70_000, finishedAt: 2 }));
  await bar.waitFor({ state: "detached" });
  await expect
    .poll(() => page.locator("[role=status]").allTextContents())
    .toContainEqual(expect.stringContaining("New time limits have reached all tickets."));
});
