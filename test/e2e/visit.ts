import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { sharedBrowser } from "../browser.ts";
import { good, type ServerOptions, startServer, type TestServer, type Visitor } from "../server.ts";

const PICTURES = fileURLToPath(new URL("../pictures/", import.meta.url));

export interface Visit {
  readonly server: TestServer;
  /** A window of somebody's own, signed in unless `name` is null; it is closed with its test. Nothing is open in it yet. */
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
  const [server, browser] = await Promise.all([startServer(options), sharedBrowser()]);
  return {
    server,
    person: async (name, options = {}) => {
      const context = await browser.person({
        baseURL: server.address,
        reducedMotion: "reduce",
        locale: "en-GB",
        ...options,
      });
      // A page that nobody looks at any more still listens and draws, and takes the time of those that come after.
      onTestFinished(() => context.close());
      if (name !== null) {
        const language = options.locale?.startsWith("fr") ? "fr" : "en";
        await signedIn(context, server.address, await server.signIn(name), language);
      }
      const page = await context.newPage();
      // How long a broken test waits before it says so: no bound of the product.
      page.setDefaultTimeout(60_000);
      if (SLOW > 1) await slowDown(page);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.remove();
    },
  };
}

/** What the form of the sign-in page does, without drawing it: "the first ten minutes" go through the form. */
async function signedIn(context: BrowserContext, url: string, visitor: Visitor, language: "en" | "fr"): Promise<void> {
  const { client, headers } = visitor;
  if (good(await client.session.read()).language !== language)
    good(await client.session.change({ body: { language } }));
  const cookies = (headers.cookie ?? "").split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { url, name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  await context.addCookies(cookies);
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, animations: "disabled" });
}

/** No draft leaves this page until it is loaded again: not even with the last breath, where routes of the browser no longer hold. */
export const cutOff = (page: Page) =>
  page.evaluate(() => {
    const { fetch } = window;
    window.fetch = (address, how) =>
      String(address).endsWith("/draft") ? Promise.reject(new TypeError("cut off")) : fetch(address, how);
  });

/** Presses Tab until the focused element's name fits: how somebody gets there who has no mouse, once it is there to be seen. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  const named = (selector: string) => page.locator(selector).evaluateAll(namesOf);
  await expect.poll(() => named(FOCUSABLE)).toContainEqual(expect.stringMatching(name));
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press("Tab");
    const [focused] = await named(":focus");
    if (focused !== undefined && name.test(focused)) return;
  }
  throw new Error(`${name} cannot be reached with Tab.`);
}

const FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";

/** Runs in the page, so that it stands alone. */
const namesOf = (elements: readonly Element[]): string[] =>
  elements.map((element) => {
    const control = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => element instanceof kind);
    const label = control ? (element as HTMLInputElement).labels?.[0]?.textContent : ""; // all three have labels
    return `${element.getAttribute("aria-label") ?? ""} ${element.textContent ?? ""} ${label ?? ""}`;
  });
