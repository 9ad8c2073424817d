import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { good, type TestServer } from "../server.ts";
import { promise } from "./promises.ts";
import { asked, CRASH, INVOICE, stepBy } from "./tickets.ts";
import { startVisit, type Visit } from "./visit.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

type Theme = keyof typeof PAPER;

/**
 * What axe finds on the page as it stands, in both themes, one line each; an empty list is the aim. A theme changes colours and
 * nothing else, so that the second look asks only what is about colours. A page that is in one theme already begins with it.
 */
export async function findings(
  page: Page,
  [first, second]: readonly [Theme, Theme] = ["light", "dark"],
): Promise<string[]> {
  await page.evaluate("document.fonts.ready");
  // Evaluated, not added as a tag: the page's own policy lets no foreign script in.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const all = await look(page, first, {});
  const colours = await look(page, second, { runOnly: ["color-contrast", "link-in-text-block"] });
  return [...all, ...colours];
}

/** What stands behind everything, on the desk and on a page without an account: says which theme is really drawn. */
const PAPER = {
  light: ["rgb(248, 250, 252)", "rgb(255, 255, 255)"],
  dark: ["rgb(11, 18, 32)", "rgb(27, 27, 30)"],
} as const;

async function look(page: Page, colorScheme: Theme, options: RunOptions): Promise<string[]> {
  // As the page's own switch does it, or the system; the colours follow with the next frame, those of buttons by a transition.
  await page.emulateMedia({ colorScheme });
  await page.evaluate((theme) => document.documentElement.setAttribute("data-theme", theme), colorScheme);
  await page.waitForFunction(
    (papers) => papers.some((paper) => getComputedStyle(document.body).backgroundColor === paper),
    PAPER[colorScheme],
  );
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((one) => one instanceof CSSTransition && one.finished)),
  );
  // axe puts itself on the window; its own types say what it answers. What it has nothing against it names, and no more.
  const results = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], ...options })})`,
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

/** How much wider than a phone the page is: whatever is wide scrolls in a box of its own. */
async function sideways(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE);
  await page.waitForFunction((width) => innerWidth === width, PHONE.width);
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].filter((box) => box.scrollWidth > box.clientWidth),
  );
  return wide.length > 0 ? ["on a phone it scrolls sideways"] : [];
}

/**
 * As a link within the desk leads there, without loading everything again. Where that can't be, because the page stays the same
 * one or has no router, it is loaded.
 */
async function open(page: Page, path: string): Promise<void> {
  const part = (address: string): string => address.split(/[/?]/)[1] ?? "";
  const here = page.url().startsWith("http") ? new URL(page.url()).pathname : "";
  // A window that stands open hides what comes behind it.
  const covered = (await page.getByRole("dialog").count()) > 0;
  const anew =
    covered || here === "" || [here, path].some((one) => one.startsWith("/api/")) || part(here) === part(path);
  if (anew || !(await followed(page, path))) await page.goto(path);
}

/** Whether the heading that was there made room: whoever stays with it is not where the path leads. */
async function followed(page: Page, path: string): Promise<boolean> {
  await page.evaluate((to) => {
    for (const one of document.querySelectorAll("h1")) one.setAttribute("data-left", "");
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  const gone = page.waitForFunction(() => !document.querySelector("[data-left]"), undefined, { timeout: 10_000 });
  return gone.then(
    () => true,
    () => false,
  );
}

/** What the screens of the lists look at. */
export interface Here {
  readonly finance: string;
  readonly free: string;
  readonly problem: number;
  /** The link by which the requester follows a ticket without an account. */
  readonly follow: string;
}
/** A screen: its name, its address, and what must be there before it counts as shown. */
export type Looked = readonly [title: string, path: (here: Here) => string, ready: (page: Page) => Promise<unknown>];

async function lay(server: TestServer): Promise<Here> {
  await promise(server);
  const finance = await asked(server, INVOICE);
  await stepBy(server, "ana", finance, "take");
  const { client: ana } = await server.signIn("ana");
  good(await ana.tickets.write({ params: { id: finance }, body: { public: false, text: "Ask the **bank**." } }));
  const problem = good(await ana.problems.create({ body: { title: "The bank is away" } })).number;
  good(await ana.problems.attach({ params: { number: problem }, body: { tickets: [finance], on: true } }));
  const { client: ada } = await server.signIn("ada");
  const free = good(await ada.tickets.create({ body: { subject: "Where is the key of floor 3?" } })).ticket.id;
  await asked(server, CRASH);
  good(await ada.webhooks.create({ body: { name: "Axe", url: "https://axe.example/hook" } }));
  const follow = await vi.waitFor(
    async () => {
      const { items } = good(await ada.reports.mailLog({ query: {} }));
      const [link] = items.flatMap(({ text }) => /\/api\/follow\/\S+/.exec(text) ?? []);
      if (link === undefined) throw new Error("No mail with a link has left.");
      return link;
    },
    { timeout: 60_000 },
  );
  return { finance, free, problem, follow };
}

/** Asks axe of every screen, as the people whom it is for see it: spread over files, since each takes a while. */
export function axeFindsNothing(seen: { readonly [person: string]: readonly Looked[] }): void {
  let visit: Visit;
  let here: Here;
  beforeAll(async () => {
    visit = await startVisit();
    here = await lay(visit.server);
  });
  afterAll(async () => visit.close());

  describe("axe finds nothing, in the light and in the dark, and nothing makes the page of a phone wider", () => {
    test.each(Object.entries(seen))("on the screens of %s", async (name, screens) => {
      const page = await visit.person(name === "nobody" ? null : name);
      const found: string[] = [];
      for (const [at, [title, path, ready]] of screens.entries()) {
        await page.setViewportSize(WIDE);
        await open(page, path(here));
        await ready(page);
        // Where the last screen was left in the dark the next one opens in the dark.
        const seen = await findings(page, at % 2 === 0 ? ["light", "dark"] : ["dark", "light"]);
        found.push(...[...seen, ...(await sideways(page))].map((finding) => `${title}: ${finding}`));
      }
      expect(found).toEqual([]);
    });
  });
}
