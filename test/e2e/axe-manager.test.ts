import { axeFindsNothing, type Looked } from "./axe.ts";

const ADMIN: readonly Looked[] = [
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
  [
    "a free ticket",
    ({ free }) => `/tickets/${free}`,
    (page) => page.getByText("Why did no blueprint take it?").click(),
  ],
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
  ["the fields", () => "/fields", (page) => page.getByText("Books, Billing").waitFor()],
  [
    "a field with its options",
    () => "/fields/product",
    (page) => page.getByRole("textbox", { name: "Name of option 1" }).waitFor(),
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
  ["the team", () => "/team", (page) => page.getByRole("table").waitFor()],
  [
    "the groups of the team",
    () => "/team",
    async (page) => {
      await page.getByRole("tab", { name: "Groups" }).click();
      await page.getByRole("tabpanel", { name: "Groups" }).getByRole("table").waitFor();
    },
  ],
  [
    "the departments of the team",
    () => "/team",
    async (page) => {
      await page.getByRole("tab", { name: "Departments" }).click();
      await page.getByRole("tabpanel", { name: "Departments" }).getByRole("table").waitFor();
    },
  ],
  [
    "a new colleague",
    () => "/team",
    async (page) => {
      await page.getByRole("button", { name: "New colleague" }).click();
      await page.getByRole("dialog").getByRole("textbox").first().waitFor();
    },
  ],
  ["the report", () => "/reports", (page) => page.getByRole("table").first().waitFor()],
  ["what a figure counts", () => "/reports/tickets?figure=open", (page) => page.getByRole("table").waitFor()],
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
    ({ free }) => `/tickets/${free}`,
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
  [
    "a process in words, with a note and its complexity beside the picture",
    () => "/blueprints/vtouch-feedback",
    async (page) => {
      await page.locator("[role=treeitem][data-key=triaged]").focus();
      await page.keyboard.press("Shift+N");
      await page.getByRole("textbox", { name: "Text of the note" }).fill("Ask the team first.");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("group", { name: "Note: Ask the team first." }).waitFor();
      await page.getByRole("button", { name: "In words", exact: true }).click();
      await page.getByRole("heading", { name: "What it is for" }).waitFor();
      await page.getByRole("tab", { name: "Complexity" }).click();
      await page.getByRole("heading", { name: "What would make it easier" }).waitFor();
      await page.getByText(/^Saved/).waitFor();
    },
  ],
  [
    "a process as a page",
    () => "/blueprints/vtouch-feedback/words",
    (page) => page.getByRole("heading", { name: "What it is for" }).waitFor(),
  ],
  [
    "two versions in one picture",
    () => "/blueprints/vtouch-feedback/compare",
    async (page) => {
      await page.getByRole("complementary", { name: "Differences" }).waitFor();
      await page.keyboard.press("F7");
      await page.getByText(/^1 of \d/).waitFor();
    },
  ],
  [
    "what touches a kind of ticket",
    () => "/touches",
    (page) => page.getByRole("heading", { name: "Later, by time" }).waitFor(),
  ],
  ["the roles", () => "/roles", (page) => page.getByRole("table").first().waitFor()],
  [
    "publications",
    () => "/publications",
    (page) => page.getByRole("heading", { name: "Waits for a second person" }).waitFor(),
  ],
  ["the fields", () => "/fields", (page) => page.getByRole("table").first().waitFor()],
  [
    "contact matching",
    () => "/contact-matching",
    (page) => page.getByRole("heading", { name: "Contact matching" }).waitFor(),
  ],
  [
    "a channel and its mapping",
    () => "/channels",
    async (page) => {
      await page.getByRole("button", { name: "New channel" }).click();
      await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Monitoring");
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "What came" }).getByText("Nothing has come yet").waitFor();
    },
  ],
  ["how articles are used", () => "/article-report", (page) => page.getByText("No article was put").waitFor()],
];

axeFindsNothing({ ada: ADMIN });
