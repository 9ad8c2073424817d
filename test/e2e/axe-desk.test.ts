import type { Page } from "playwright-core";
import { axeFindsNothing, type Looked } from "./axe.ts";

const region = (page: Page) => page.getByRole("region", { name: "Next steps" });

const AGENT: readonly Looked[] = [
  ["the queue", () => "/tickets?view=all", (page) => page.locator("[id^=row-]").first().waitFor()],
  ["an empty queue", () => "/tickets?text=nothing-like-this", (page) => page.getByText("No ticket matches.").waitFor()],
  [
    "a ticket",
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await region(page).getByText("Not available now").click();
      await page.getByText("Internal", { exact: true }).waitFor();
    },
  ],
  [
    "what is told to the incidents of a problem",
    ({ problem }) => `/problems/${problem}`,
    async (page) => {
      await page.getByRole("table").waitFor();
      await page.getByRole("button", { name: "Tell all" }).click();
      await page.getByRole("dialog").getByRole("textbox", { name: "French" }).waitFor();
    },
  ],
  ["the board", () => "/board", (page) => page.getByRole("table").first().waitFor()],
  ["a view that is made", () => "/views/new", (page) => page.getByRole("textbox", { name: "Name" }).waitFor()],
  ["problems", () => "/problems", (page) => page.getByRole("table").waitFor()],
  ["an article", () => "/articles/1", (page) => page.getByRole("heading", { name: "What happens then" }).waitFor()],
  [
    "an article that is written",
    () => "/articles/1/edit",
    (page) => page.getByRole("heading", { name: "What happens then" }).waitFor(),
  ],
  [
    "its journal",
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("tab", { name: "Journal" }).click();
      await page.getByText("Why?").first().click();
    },
  ],
  [
    "which rule is asked why it did not act",
    ({ finance }) => `/tickets/${finance}`,
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
    ({ finance }) => `/tickets/${finance}`,
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
    ({ finance }) => `/tickets/${finance}`,
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
    ({ finance }) => `/tickets/${finance}`,
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
    ({ finance }) => `/tickets/${finance}`,
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
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Add a task" }).click();
      await page.getByRole("textbox", { name: "Reply" }).pressSequentially("@");
      await page.getByRole("listbox", { name: "Whom to mention" }).waitFor();
    },
  ],
  [
    "which macro",
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Macros" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it urgent" }).waitFor();
    },
  ],
  [
    "what a macro will do",
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("button", { name: "Macros" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Make it urgent" }).click();
      await page.getByRole("region", { name: "What it will do" }).waitFor();
    },
  ],
  [
    "what can be inserted",
    ({ finance }) => `/tickets/${finance}`,
    async (page) => {
      await page.getByRole("textbox", { name: "Reply" }).press("Control+i");
      await page.getByRole("region", { name: "Texts" }).waitFor();
      await page.getByRole("dialog").getByRole("textbox").fill("invoice");
      await page.getByRole("region", { name: "Articles" }).waitFor();
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

const REQUESTER: readonly Looked[] = [
  ["articles", () => "/articles", (page) => page.getByRole("list", { name: "Articles" }).waitFor()],
  ["own tickets", () => "/my", (page) => page.getByText("We are working on it").first().waitFor()],
  [
    "an own ticket",
    ({ finance }) => `/my/${finance}`,
    (page) => page.getByRole("textbox", { name: "Your answer" }).waitFor(),
  ],
  ["the form", () => "/my/new", (page) => page.getByRole("button", { name: "Send" }).click()],
];

const NOBODY: readonly Looked[] = [
  ["the sign-in page", () => "/", (page) => page.getByText("Ana").first().waitFor()],
  ["a ticket by its link", ({ follow }) => follow, (page) => page.getByRole("textbox").waitFor()],
];

axeFindsNothing({ nobody: NOBODY, ana: AGENT, remi: REQUESTER });
