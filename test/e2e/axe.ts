import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { promise } from "./promises.ts";
import { asked, CRASH, INVOICE, stepBy } from "./tickets.ts";
import { startVisit, type Visit } from "./visit.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let visit: Visit;
let finance = "";
let free = "";
let problem = 0;
/**
 * What axe finds on the page as it stands, in both themes, one line each; an empty list is the aim. A theme changes colours and
 * nothing else, so that the second look asks only what is about colours.
 */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate("document.fonts.ready");
  // Evaluated, not added as a tag: the page's own policy lets no foreign script in.
  await page.evaluate(AXE);
  const light = await look(page, "light", {});
  const dark = await look(page, "dark", { runOnly: ["color-contrast", "link-in-text-block"] });
  return [...light, ...dark];
}

/** What stands behind everything, in the one theme and in the other: says which of them is really drawn. */
const PAPER = { light: "rgb(248, 250, 252)", dark: "rgb(11, 18, 32)" } as const;

async function look(page: Page, colorScheme: "light" | "dark", options: RunOptions): Promise<string[]> {
  // As the page's own switch does it; the colours follow with the next frame, those of buttons by a transition.
  await page.evaluate((theme) => document.documentElement.setAttribute("data-theme", theme), colorScheme);
  await page.waitForFunction((paper) => getComputedStyle(document.body).backgroundColor === paper, PAPER[colorScheme]);
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((one) => one instanceof CSSTransition && one.finished)),
  );
  // axe puts itself on the window; its own types say what it answers.
  const results = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ resultTypes: ["violations", "passes"], ...options })})`,
  )) as AxeResults;
  expect(results.testEngine.name).toBe("axe-core");
  // It looked at colours: what is asked by a name that is no more would find nothing for ever.
  expect(results.passes.map(({ id }) => id)).toContain("color-contrast");
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${colorScheme}: ${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`,
    ),
  );
}

type Look = (page: Page) => Promise<unknown>;
const region = (page: Page) => page.getByRole("region", { name: "Next steps" });

/** Every screen, with what must be there before it counts as shown. */
const DESK: readonly (readonly [string, () => string, Look])[] = [
  ["the queue", () => "/tickets?view=all", (page) => page.locator("[id^=row-]").first().waitFor()],
  ["an empty queue", () => "/tickets?text=nothing-like-this", (page) => page.getByText("No ticket matches.").waitFor()],
  [
    "a ticket",
    () => `/tickets/${finance}`,
    async (page) => {
      await region(page).getByText("Not available now").click();
      await page.getByText("Internal", { exact: true }).waitFor();
    },
  ],
  [
    "what is told to the incidents of a problem",
    () => `/problems/${problem}`,
    async (page) => {
      await page.getByRole("table").waitFor();
      await page.getByRole("button", { name: "Tell all" }).click();
      await page.getByRole("dialog").getByRole("textbox", { name: "French" }).waitFor();
    },
  ],
  ["problems", () => "/problems", (page) => page.getByRole("table").waitFor()],
  ["an article", () => "/articles/1", (page) => page.getByRole("heading", { name: "What happens then" }).waitFor()],
  [
    "an article that is written",
    () => "/articles/1/edit",
    (page) => page.getByRole("heading", { name: "What happens then" }).waitFor(),
  ],
  [
    "its journal",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("tab", { name: "Journal" }).click();
      await page.getByText("Why?").first().click();
    },
  ],
  [
    "which rule is asked why it did not act",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Ask why, or why not…" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /arrived/ })
        .waitFor();
    },
  ],
  [
    "why a rule did not act",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Ask why, or why not…" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /arrived/ })
        .click();
      await page.getByRole("status", { name: "The answer" }).getByText("The trigger").waitFor();
    },
  ],
  [
    "the arithmetic of a time limit",
    () => "/tickets?view=all&order=due",
    async (page) => {
      await page.locator("li:has([id^=row-]) button").first().click();
      await page.getByRole("tooltip").getByText("Target").waitFor();
    },
  ],
  [
    "why a time limit is due when it is",
    () => `/tickets/${finance}`,
    async (page) => {
      await page
        .getByRole("button", { name: /^Why this due time/ })
        .first()
        .click();
      await page.getByRole("dialog").getByRole("table").waitFor();
    },
  ],
  [
    "a step with everything missing",
    () => `/tickets/${finance}`,
    async (page) => {
      await region(page).getByRole("button", { name: "Answer" }).click();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("dialog").getByRole("alert").waitFor();
    },
  ],
  [
    "chosen tickets, and what a macro comes to on them",
    () => "/",
    async (page) => {
      await page.getByRole("checkbox").first().check();
      await page
        .getByRole("checkbox")
        .nth(2)
        .click({ modifiers: ["Shift"] });
      await page.getByRole("button", { name: /^Run a macro/ }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it urgent" }).click();
      await page.getByRole("dialog").getByRole("group").first().waitFor();
    },
  ],
  [
    "steps for chosen tickets",
    () => "/tickets?view=all",
    async (page) => {
      await page.getByRole("checkbox").first().check();
      await page.getByRole("button", { name: /^Take a step/ }).click();
      await page.getByRole("dialog").getByText("On 1 ticket").waitFor();
    },
  ],
  [
    "a change of chosen tickets",
    () => "/tickets?view=all",
    async (page) => {
      await page.getByRole("checkbox").first().check();
      await page.getByRole("button", { name: /^Change…/ }).click();
      await page.getByRole("dialog").getByRole("combobox", { name: "Priority" }).waitFor();
    },
  ],
  [
    "until when a ticket is put aside",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Put aside…" }).click();
      await page
        .getByRole("dialog")
        .getByRole("radio", { name: /^Tomorrow/ })
        .waitFor();
    },
  ],
  [
    "who calls",
    () => "/tickets?view=all",
    async (page) => {
      await page.locator("[id^=row-]").first().waitFor();
      await page.keyboard.press("c");
      await page.getByRole("combobox", { name: /Who is calling/ }).fill("remi");
      await page.getByRole("option", { name: /New caller/ }).waitFor();
    },
  ],
  [
    "whom to mention, and the form of a task",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Add a task" }).click();
      await page.getByRole("textbox", { name: "Reply" }).pressSequentially("@");
      await page.getByRole("listbox", { name: "Whom to mention" }).waitFor();
    },
  ],
  [
    "which macro",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Macros" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it urgent" }).waitFor();
    },
  ],
  [
    "what a macro will do",
    () => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Macros" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it urgent" }).click();
      await page.getByRole("region", { name: "What it will do" }).waitFor();
    },
  ],
  ["a new ticket", () => "/tickets/new", (page) => page.getByRole("textbox", { name: "Subject" }).waitFor()],
  ["the profile", () => "/profile", (page) => page.getByRole("heading", { name: "Profile" }).waitFor()],
  [
    "the palette",
    () => "/profile",
    async (page) => {
      await page.getByRole("heading", { name: "Profile" }).waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("option").first().waitFor();
    },
  ],
  [
    "the search, with what it does not understand",
    () => "/search?q=status:banana",
    async (page) => {
      await page.getByText("is nothing that").waitFor();
      await page.getByRole("region", { name: "What you can write" }).waitFor();
    },
  ],
  ["contacts", () => "/contacts", (page) => page.getByRole("link", { name: "Rémi" }).waitFor()],
  ["a contact", () => "/contacts/requester:remi", (page) => page.getByRole("heading", { name: "Rémi" }).waitFor()],
  [
    "the form of a contact",
    () => "/contacts",
    async (page) => {
      await page.getByRole("button", { name: "New contact" }).click();
      await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).waitFor();
    },
  ],
  ["nothing", () => "/nowhere", (page) => page.getByText("There is nothing at this address.").first().waitFor()],
];
const MANAGER: typeof DESK = [
  [
    "what differs between two contacts",
    () => "/contacts/requester:remi",
    async (page) => {
      await page.getByRole("button", { name: "Merge…" }).click();
      await page.getByRole("dialog").getByRole("combobox").fill("tom");
      await page.getByRole("option", { name: /Tom Baker/ }).click();
      await page.getByRole("dialog").getByRole("group", { name: "Name" }).waitFor();
    },
  ],
  ["organizations", () => "/organizations", (page) => page.getByText("No organizations yet").waitFor()],
  ["files of contacts", () => "/contact-imports", (page) => page.getByText("Nothing has been imported yet.").waitFor()],
  ["a free ticket", () => `/tickets/${free}`, (page) => page.getByText("Why did no blueprint take it?").click()],
  [
    "what leaves the desk, with its attempts",
    () => "/effects?status=all",
    async (page) => {
      const first = page.getByRole("button", { name: /^\d+ attempts?$/ }).first();
      await first.click();
      await page.getByText("Key:", { exact: false }).waitFor();
      await page.getByRole("checkbox", { name: "Select all shown" }).check();
      await page.getByText(/^\d+ selected$/).waitFor();
    },
  ],
  ["nothing that left", () => "/effects?status=dropped", (page) => page.getByText("Nothing matches.").waitFor()],
  ["the webhooks", () => "/webhooks", (page) => page.getByRole("switch", { name: "Axe is on" }).waitFor()],
  [
    "a new webhook endpoint with everything missing",
    () => "/webhooks",
    async (page) => {
      await page.getByRole("button", { name: "New endpoint" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Create the endpoint" }).click();
      await page.getByText("Give it a name.").waitFor();
    },
  ],
  [
    "a webhook endpoint",
    () => "/webhooks",
    async (page) => {
      await page.getByRole("link", { name: "Axe" }).click();
      await page.getByText("Nothing has been sent there yet.").waitFor();
    },
  ],
  ["the templates", () => "/templates", (page) => page.getByRole("link", { name: "We have your request" }).waitFor()],
  [
    "a template that is previewed, with placeholders offered",
    () => "/templates/acknowledged",
    async (page) => {
      await page.getByRole("textbox", { name: "Ticket number" }).fill("1");
      await page.keyboard.press("Enter");
      await page.getByRole("article", { name: "How it reads, French" }).waitFor();
      await page.getByRole("textbox", { name: "Text, English" }).pressSequentially(" {{");
      await page.getByRole("option").first().waitFor();
    },
  ],
  ["the mail log", () => "/mail-log", (page) => page.getByRole("heading", { name: "Mail log" }).waitFor()],
  ["the blueprints", () => "/blueprints", (page) => page.getByRole("link", { name: /vTouch/ }).waitFor()],
  ["the calendars", () => "/calendars", (page) => page.getByText("Open now, day and night").waitFor()],
  [
    "a calendar",
    () => "/calendars/paris-office",
    async (page) => {
      await page.getByText("Hours as text").click();
      await page.getByRole("region", { name: "Try it" }).getByText("gives").waitFor();
      await page.getByRole("button", { name: "Versions (1)" }).click();
    },
  ],
  [
    "an import of holidays",
    () => "/calendars/paris-office",
    async (page) => {
      await page.getByRole("button", { name: "Import .ics…" }).click();
      await page.getByRole("textbox", { name: "Or paste its text" }).fill("no calendar");
      await page.getByText(/^Line 1:/).waitFor();
    },
  ],
  ["the time limits", () => "/time-limits", (page) => page.getByText("can apply").first().waitFor()],
  [
    "a policy with a metric unfolded and a cell that does not read",
    () => "/time-limits/standard",
    async (page) => {
      await page.getByRole("button", { name: /^First reply: / }).click();
      await page.getByRole("gridcell", { name: /^Next reply, Low/ }).focus();
      await page.keyboard.type("soon");
      await page.keyboard.press("Enter");
      await page.getByText("“soon” is not a length of time.", { exact: false }).first().waitFor();
    },
  ],
  [
    "the time rules",
    () => "/time-rules",
    (page) =>
      page
        .getByText(/\d+ now/)
        .first()
        .waitFor(),
  ],
  ["the triggers", () => "/triggers", (page) => page.getByText(/^When a ticket is created/).waitFor()],
  [
    "a new rule",
    () => "/triggers",
    async (page) => {
      await page.getByRole("button", { name: "New rule" }).click();
      await page.getByRole("dialog").getByRole("radio").first().waitFor();
    },
  ],
  ["a trigger", () => "/triggers/acknowledge", (page) => page.getByRole("group", { name: "What starts it" }).waitFor()],
  ["the macros", () => "/macros", (page) => page.getByText(/^On any ticket/).waitFor()],
  ["a macro", () => "/macros/ask-invoice", (page) => page.getByRole("button", { name: "Add an action" }).waitFor()],
  ["the forms", () => "/forms", (page) => page.getByText("Order number (required)").waitFor()],
  [
    "a form",
    () => "/forms/return-of-goods",
    async (page) => {
      await page.getByRole("button", { name: /Fill in What is broken/ }).click();
      await page.getByRole("region", { name: "As requesters see it" }).getByRole("combobox").waitFor();
    },
  ],
  ["shared tickets", () => "/sharing", (page) => page.getByRole("heading", { name: "Shared tickets" }).waitFor()],
  ["a time rule", () => "/time-rules/finance-no-action", (page) => page.getByText(/would touch/).waitFor()],
  ["the routing tables", () => "/routing", (page) => page.getByText(/\d+ rows/).waitFor()],
  [
    "a routing table that is tried",
    () => "/routing/main",
    async (page) => {
      await page.getByRole("textbox", { name: "Subject" }).fill("Hello");
      await page.keyboard.press("Enter");
      await page.getByText("Why not the rows above").waitFor();
    },
  ],
  [
    "a row of a routing table",
    () => "/routing/main",
    async (page) => {
      await page.getByRole("button", { name: "Open Refund words" }).click();
      await page.getByRole("dialog").getByRole("combobox", { name: "Person" }).waitFor();
    },
  ],
  ["people and skills", () => "/people", (page) => page.getByRole("rowheader", { name: "Ana Finance" }).waitFor()],
  [
    "how somebody works",
    () => "/people",
    async (page) => {
      await page.getByRole("button", { name: "Actions for Ana" }).click();
      await page.getByRole("menuitem", { name: "Skills, shift, capacity…" }).click();
      await page.getByRole("dialog").getByRole("combobox", { name: "Shift" }).waitFor();
    },
  ],
  [
    "what an absence comes to",
    () => "/people",
    async (page) => {
      await page.getByRole("button", { name: "Actions for Ana" }).click();
      await page.getByRole("menuitem", { name: "Absent until…" }).click();
      await page
        .getByRole("dialog")
        .getByText(/with Ana|no open tickets/)
        .waitFor();
    },
  ],
  ["the assignment rules", () => "/assignment", (page) => page.getByText("Groups that share by hand").waitFor()],
  [
    "an assignment rule",
    () => "/assignment/helpdesk",
    async (page) => {
      await page.getByRole("button", { name: "Add a channel" }).click();
      await page.getByRole("menuitem").first().click();
      await page.getByRole("checkbox", { name: /^After a while/ }).check();
      await page.getByRole("textbox", { name: "A pending ticket counts" }).fill("2");
    },
  ],
  ["the order of execution", () => "/rule-order", (page) => page.getByRole("button", { name: "Print" }).waitFor()],
  [
    "why a ticket is whose",
    () => `/tickets/${free}`,
    async (page) => {
      const details = page.getByRole("complementary", { name: "Details" });
      await details.locator("summary").filter({ hasText: /^Why / }).click();
      await details.getByText("Routed by", { exact: false }).waitFor();
    },
  ],
  [
    "a blueprint",
    () => "/blueprints/vtouch-feedback",
    async (page) => {
      await page.locator("[role=treeitem][data-key=triaged]").click();
      await page.getByRole("complementary").last().waitFor();
    },
  ],
  [
    "the limit of a stay",
    () => "/blueprints/vtouch-feedback",
    async (page) => {
      await page.locator("[role=treeitem][data-key=triaged]").click();
      const add = page.getByRole("button", { name: "Set a time limit" });
      const most = page.getByRole("textbox", { name: "At most" });
      await add.or(most).waitFor();
      if (await add.isVisible()) await add.click();
      await most.waitFor();
    },
  ],
  ["how articles are used", () => "/article-report", (page) => page.getByText("No article was put").waitFor()],
];
const REQUESTER: typeof DESK = [
  ["articles", () => "/articles", (page) => page.getByRole("list", { name: "Articles" }).waitFor()],
  ["own tickets", () => "/my", (page) => page.getByText("We are working on it").first().waitFor()],
  ["an own ticket", () => `/my/${finance}`, (page) => page.getByRole("textbox", { name: "Your answer" }).waitFor()],
  ["the form", () => "/my/new", (page) => page.getByRole("button", { name: "Send" }).click()],
];

const SCREENS = { ana: DESK, ada: MANAGER, remi: REQUESTER } as const;

/** Asks axe of every screen, as the people whom it is for see it: spread over files, since each takes a while. */
export function axeFindsNothing(...names: readonly (keyof typeof SCREENS)[]): void {
  beforeAll(async () => {
    visit = await startVisit();
    await promise(visit.server);
    finance = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", finance, "take");
    const ana = await visit.server.signIn("ana");
    good(
      await ana.client.tickets.write({ params: { id: finance }, body: { public: false, text: "Ask the **bank**." } }),
    );
    problem = good(await ana.client.problems.create({ body: { title: "The bank is away" } })).number;
    good(await ana.client.problems.attach({ params: { number: problem }, body: { tickets: [finance], on: true } }));
    const ada = await visit.server.signIn("ada");
    free = good(await ada.client.tickets.create({ body: { subject: "Where is the key of floor 3?" } })).ticket.id;
    await asked(visit.server, CRASH);
    good(await ada.client.webhooks.create({ body: { name: "Axe", url: "https://axe.example/hook" } }));
  });
  afterAll(async () => visit.close());

  describe("axe finds nothing, in the light and in the dark", () => {
    test("on the sign-in page", async () => {
      const page = await visit.person(null);
      await page.goto("/");
      await page.getByText("Ana").first().waitFor();
      expect(await findings(page)).toEqual([]);
    });

    test.each(names)("on the screens of %s", async (name) => {
      const page = await visit.person(name);
      const found: string[] = [];
      for (const [title, path, ready] of SCREENS[name]) {
        await page.goto(path());
        await ready(page);
        found.push(...(await findings(page)).map((finding) => `${title}: ${finding}`));
      }
      expect(found).toEqual([]);
    });
  });
}
