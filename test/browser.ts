import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as engine } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A real Chromium: the one that comes with npm on Linux x64, else the system's or Playwright's own. It is unpacked on first
 * use, so whoever starts several processes asks once before and hands the path on as CHROMIUM_PATH.
 */
export async function executable(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return named;
  if (process.platform === "linux" && process.arch === "x64") {
    // The package brings the few libraries that a bare machine lacks, and unpacks them when it takes it for such a one.
    if (!knowsLibrary("libnss3.so")) process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs24.x";
    const { default: chromium } = await import("@sparticuz/chromium");
    return chromium.executablePath();
  }
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));
}

export interface OpenBrowser {
  readonly browser: Browser;
  /** A person's own window: cookies and storage of its own. */
  readonly person: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** Starts a browser with a user folder of its own; `close` ends it and removes what it left. */
export async function openBrowser(): Promise<OpenBrowser> {
  const file = await executable();
  const home = mkdtempSync(path.join(tmpdir(), "filrouge-browser-"));
  const browser = await engine.launch({
    headless: true,
    args: FLAGS,
    env: { ...definedOnly(process.env), HOME: home },
    ...(file !== undefined && { executablePath: file }),
  });
  return {
    browser,
    person: (options = {}) => browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }),
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

let shared: Promise<OpenBrowser> | null = null;

/** The browser of this process: the next file finds it warm. `close` ends what was opened here; it ends itself with the process. */
export async function sharedBrowser(): Promise<OpenBrowser> {
  shared ??= openBrowser();
  const { browser, person } = await shared;
  const contexts: BrowserContext[] = [];
  return {
    browser,
    async person(options) {
      const context = await person(options);
      contexts.push(context);
      return context;
    },
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}

const knowsLibrary = (name: string): boolean =>
  ["ldconfig", "/sbin/ldconfig"].some((tool) => spawnSync(tool, ["-p"], { encoding: "utf8" }).stdout?.includes(name));

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
