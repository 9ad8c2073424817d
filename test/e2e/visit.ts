import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../api/seed/people.ts";
import { openBrowser } from "../browser.ts";
import { type ServerOptions, startServer, type TestServer } from "../server.ts";

const PICTURES = fileURLToPath(new URL("../pictures/", import.meta.url));

export interface Visit {
  readonly server: TestServer;
  /** A window of somebody's own, signed in through the page unless `name` is null. */
  readonly person: (name: string | null, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** How many times slower each page runs than it could: finds what depends on speed without a slow machine. */
const SLOW = Number(process.env.FILROUGE_SLOW ?? 1);

/** Every page of the context gets a slower processor, and answers of the API a little later each, so that some overtake others. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  let asked = 0;
  await page.route("**/api/**", async (route) => {
    // A stream is an answer without an end, and what is not asked for any more has nobody who waits.
    const late = route.request().resourceType() === "eventsource" ? 0 : 20 * SLOW * (asked++ % 3);
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.fallback().catch(() => undefined);
  });
}

/** A real server with the demo people, and a real browser. */
export async function startVisit(options?: ServerOptions): Promise<Visit> {
  const server = await startServer(options);
  const browser = await openBrowser();
  return {
    server,
    person: async (name, options = {}) => {
      const context = await browser.person({
        baseURL: server.address,
        reducedMotion: "reduce",
        locale: "en-GB",
        ...options,
      });
      const page = await context.newPage();
      // How long a broken test waits before it says so: no bound of the product.
      page.setDefaultTimeout(30_000);
      if (SLOW > 1) await slowDown(page);
      if (name !== null) await signIn(page, name);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.remove();
    },
  };
}

/** By the page's own form. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.locator("input[type=email]").fill(name === "remi" ? "remi@client.example" : `${name}@filrouge.example`);
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.locator("main").waitFor();
  await page.locator("nav").waitFor();
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, animations: "disabled" });
}

/** Presses keys until the focused element's name fits: how somebody gets there who has no mouse. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.getAttribute("aria-label") ?? ""} ${element?.textContent ?? ""} ${element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "") : ""}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${name} cannot be reached with Tab.`);
}
