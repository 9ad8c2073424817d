import type { Page } from "playwright-core";
import { axeFindsNothing, type Looked } from "./axe.ts";

const REFUND = () => "/blueprints/refund";
const drawn = (page: Page) => page.locator(".react-flow__node").first().waitFor();
const dialog = (page: Page) => page.getByRole("dialog");

/** Opens a panel under the picture. */
const panel =
  (name: string | RegExp, ready: (page: Page) => Promise<unknown> = () => Promise.resolve()) =>
  async (page: Page) => {
    await drawn(page);
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("tab", { name, exact: true, selected: true }).waitFor();
    await ready(page);
  };

const DESIGNER: readonly Looked[] = [
  [
    "the simulator, with a ticket that goes through it",
    REFUND,
    panel("Try it", async (page) => {
      await page.getByRole("button", { name: "Try a made-up ticket" }).click();
      await page.getByRole("tabpanel").getByRole("list").first().waitFor();
    }),
  ],
  [
    "the menu of what comes next",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.locator(".react-flow").focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+A");
      await page.getByRole("combobox", { name: "Name of the next state" }).waitFor();
    },
  ],
  [
    "a note that is written on",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.locator(".react-flow").focus();
      await page.keyboard.press("Shift+N");
      await page.locator("textarea:focus").waitFor();
    },
  ],
  [
    "the export of a file with what it needs",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("menuitem", { name: "File with what it needs…" }).click();
      await dialog(page)
        .getByRole("checkbox", { name: /^Amount/ })
        .waitFor();
    },
  ],
  [
    "a file that is taken in, and one that is refused",
    () => "/blueprints",
    async (page) => {
      await page.getByRole("button", { name: "From a file" }).click();
      await dialog(page)
        .getByLabel("Choose a file")
        .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("[]") });
      await dialog(page).getByRole("alert").waitFor();
    },
  ],
  [
    "publishing, with what it changes",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.getByRole("button", { name: "Publish…" }).click();
      await dialog(page).getByRole("textbox").first().waitFor();
    },
  ],
  ["the versions", REFUND, panel(/^Versions \(/)],
  ["the examples", REFUND, panel(/^Examples \(/)],
  ["what uses it", REFUND, panel("Used in")],
  [
    "the list of keys",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.getByRole("button", { name: "Keys" }).click();
      await dialog(page).waitFor();
    },
  ],
  [
    "a part that is put in",
    REFUND,
    async (page) => {
      await drawn(page);
      await page.getByRole("button", { name: "Insert a part" }).click();
      await dialog(page).waitFor();
    },
  ],
  ["the parts", () => "/parts", (page) => page.getByRole("heading", { level: 1 }).waitFor()],
];

axeFindsNothing({ ada: DESIGNER });
